import { openStore } from '../../../src/adapters/store.ts';
import type { StateBackend } from '../../../src/engines/terraform/options.ts';
import { s3Backend } from '../../../src/engines/terraform/s3-backend.ts';
import { siteKey } from '../../../src/model/site.ts';
import type { Log, Store } from '../../../src/ports.ts';
import type { Ground, Surroundings } from '../checks.ts';
import { partitionOf } from '../partition.ts';
import type { Telling } from '../telling.ts';
import { applyUntilDone } from './apply.ts';
import type { Home } from './home.ts';
import { hasState } from './in-bucket.ts';
import { copyRoot, type Root } from './root.ts';
import { secretArn } from './secret-arn.ts';
import { wayFrom } from './states.ts';
import { type BootstrapTerraform, openBootstrapTerraform } from './terraform.ts';

export interface Bootstrapping {
  readonly ground: Ground;
  readonly around: Surroundings;
  readonly home: Home;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly telling: Telling;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** What bootstrap made, by its outputs. Its state is in its bucket afterwards, wherever it was before. */
export async function applyBootstrap(
  bootstrapping: Bootstrapping,
): Promise<Readonly<Record<string, unknown>>> {
  const { ground } = bootstrapping;
  const root = await copyRoot(bootstrapping.around.root, ground.account.connection.endpoint);
  try {
    return await applyIn(root, bootstrapping);
  } finally {
    await root.remove();
  }
}

async function applyIn(root: Root, bootstrapping: Bootstrapping) {
  const { ground, home, telling, signal } = bootstrapping;
  const { connection } = ground.account;
  const { bucket } = ground.standing;
  const { site } = ground.asked.deploy;
  const store = openStore(connection, bucket.name, ground.account.id);
  const terraform = openBootstrapTerraform(engineOf(bootstrapping, store), root, signal);
  const place = { bucket: bucket.name, siteKey: siteKey(site), region: connection.region, store };
  const states: StatesOfRun = {
    here: localBackend(home),
    inBucket: s3Backend({ ...place, ...(connection.endpoint ? { endpoint: connection.endpoint } : {}) }),
  };
  const way = wayFrom({
    bucket: bucket.there ? 'there' : 'absent',
    inBucket: bucket.there && (await hasState(store, siteKey(site))) ? 'there' : 'absent',
    here: (await home.hasState()) ? 'there' : 'absent',
  });
  const applying = {
    ...bootstrapping,
    terraform,
    root,
    account: accountOf(ground),
    secretArn: secretArn(connection),
  };
  const apply = async () => {
    const changed = await applyUntilDone(applying);
    if (!changed) telling.line('there is nothing to change');
  };
  if (way === 'begin-here')
    await telling.phase('bootstrap is applied', async () => {
      // What is no state would stop terraform.
      if (!(await home.hasState())) await home.setStateAside();
      await terraform.init('local', states.here);
      await apply();
    });
  if (way !== 'in-bucket')
    await telling.phase('its state moves into the bucket', () => moveState(terraform, states, home));
  else await terraform.init('s3', states.inBucket);
  if (way !== 'begin-here') await telling.phase('bootstrap is applied', apply);
  if (way === 'in-bucket') await home.setStateAside();
  return terraform.outputs();
}

interface StatesOfRun {
  readonly here: StateBackend;
  readonly inBucket: StateBackend;
}

/** Terraform itself refuses to push over a state that is newer, or another's. */
async function moveState(
  terraform: BootstrapTerraform,
  { inBucket }: StatesOfRun,
  home: Home,
): Promise<void> {
  await terraform.init('s3', inBucket);
  await terraform.run('state', 'push', home.state);
  await home.setStateAside();
}

function localBackend(home: Home): StateBackend {
  return { settings: () => ({ path: home.state }), lock: async () => undefined };
}

function engineOf({ ground, around, home, log }: Bootstrapping, store: Store) {
  return {
    binary: ground.terraform.path,
    workFolder: home.folder,
    siteKey: siteKey(ground.asked.deploy.site),
    environment: async () => ({ ...around.environment, AWS_REGION: ground.account.connection.region }),
    mask: () => {},
    job: { attempt: 1, runner: 'self-hosted' as const },
    log,
    store,
    github: { runFinished: async () => 'unknown' as const },
  };
}

function accountOf({ account }: Ground) {
  return { id: account.id, partition: partitionOf(account.connection.region) };
}
