/** A process that applies the shared stack, made to be killed. Told as JSON: binary, folders, address of the states. */
import { openStore } from '../../../src/adapters/store.ts';
import { openTerraform } from '../../../src/engines/terraform/open-terraform.ts';
import { realClock } from '../../cloud/scene-clock.ts';
import { SITE, statesBackend } from './s3-states.ts';

const told = JSON.parse(process.argv[2] ?? '') as Record<
  'binary' | 'infraFolder' | 'workFolder' | 'address',
  string
>;
const store = openStore(
  {
    region: 'eu-west-1',
    endpoint: told.address,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    clock: realClock,
  },
  'states',
);
const silent = () => {};
const engine = openTerraform({
  binary: told.binary,
  infraFolder: told.infraFolder,
  workFolder: told.workFolder,
  backend: statesBackend(told.address, store),
  siteKey: SITE,
  engine: 'auto',
  userVariables: {},
  stateLock: 'take',
  environment: async () => process.env as Record<string, string>,
  mask: silent,
  job: { runId: '1001', attempt: 1, runner: 'hosted' },
  log: { line: silent, notice: silent, warning: silent, foreign: silent, group: silent, endGroup: silent },
  store,
  github: { runFinished: async () => 'unknown' },
});
const signal = new AbortController().signal;
const plan = await engine.plan({ kind: 'shared' }, {}, signal);
await plan.apply(signal, silent);
