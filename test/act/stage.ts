import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRelease, type ReleaseKind } from '../app/releases.ts';
import { jobToken } from '../cloud/github/tokens.ts';
import { giveData } from '../demo/given-data.ts';
import { VARIABLES } from '../demo/requests.ts';
import { openStage, type Stage } from '../demo/stage.ts';
import { type ActRan, type RunOrder, runAct } from './act-run.ts';
import { builtBefore, withPinnedBase } from './built-before.ts';
import { type Caller, openCaller } from './caller.ts';
import { type Engines, layEngines } from './engines.ts';
import { type EventsOf, eventsOf } from './events.ts';
import { type Identity, openIdentity } from './identity.ts';
import { openMachine, PINNED } from './machine.ts';
import { copyOurs } from './our-copy.ts';
import { PRODUCTION, ready, STAGING } from './readied.ts';
import { outputsIn } from './user-additions.ts';
import { callsOf, readWorkflow } from './workflow-file.ts';

const IMAGES = '123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop';

export interface Ran extends ActRan {
  /** What the called workflow has given its caller; of several calls, the last one's. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The same by the jobs that called. */
  readonly outputsOf: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface ActStage {
  readonly cloud: Stage;
  readonly caller: Caller;
  readonly identity: Identity;
  readonly engines: Engines;
  readonly events: EventsOf;
  /** The input `variables` of a user who pays for the smallest of everything, and has a database already. */
  readonly variables: string;
  /**
   * Lays a release's tree into a folder of the repository, by default the whole of it.
   * @returns what gives the registry its image, once the tree is whole.
   */
  lay(kind: ReleaseKind, context?: string): Promise<() => Promise<string>>;
  /** A second environment: bootstrapped, its variables beside the others. @returns its input `variables`. */
  readyStaging(): Promise<string>;
  /** @param line  told every line of the log */
  run(
    workflow: string,
    event: Pick<RunOrder, 'event' | 'payload'>,
    line?: (text: string) => void,
  ): Promise<Ran>;
  close(): Promise<void>;
}

export async function openActStage(): Promise<ActStage> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-act-'));
  const stage = await openStage();
  const { hub, repository } = stage.cloud.github;
  const identity = await openIdentity(`${repository.owner}/${repository.name}`);
  await copyOurs(join(folder, 'ours'), PINNED, identity.address);
  const caller = await openCaller(join(folder, 'caller'), hub);
  stage.cloud.github.others.push({ id: 2, name: PINNED.repository });
  const engines = await layEngines(join(folder, 'engines'));
  const variables = { ...(await ready(stage, PINNED, PRODUCTION)) };
  const smallest = VARIABLES.replace('web_min = 2', 'web_min = 1');
  return {
    ...{ cloud: stage, caller, identity, engines, events: eventsOf(hub) },
    variables: `${smallest}\n${await stage.giveData()}`,
    lay: async (kind, context = '.') => {
      const release = await buildRelease(kind, stage.releases);
      await caller.lay(release.folder, context);
      await caller.edit(join(context, 'Dockerfile'), withPinnedBase);
      return () => builtBefore(stage.address, IMAGES, release, join(caller.folder, context));
    },
    readyStaging: async () => {
      const { servers, address } = stage;
      await servers.postgres.query('postgres', 'CREATE DATABASE staging');
      const own = await giveData(address, servers, {
        ...{ folder: 'given-staging', database: 'staging', cache: 2 },
      });
      Object.assign(variables, await ready(stage, PINNED, STAGING));
      return `${smallest}\nnat = none\n${own}`;
    },
    run: runsOn(stage, await openMachine(join(folder, 'ours'), identity, engines), caller, variables),
    close: async () => {
      await identity.close();
      await stage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** @param variables  those of the repository */
function runsOn(
  stage: Stage,
  machine: Awaited<ReturnType<typeof openMachine>>,
  caller: Caller,
  variables: Readonly<Record<string, string>>,
): ActStage['run'] {
  const { github } = stage.cloud;
  let runs = 0;
  return async (workflow, event, line) => {
    const runId = 7_000 + ++runs;
    const { token, environment } = stage.cloud.startChild(`${workflow} ${runs}`, () => {});
    github.tokens.set(token, jobToken(await grantedBy(caller, workflow)));
    github.repository.run(runId, 'in_progress');
    const place = {
      ...{ ...machine, caller: caller.folder, temp: join(stage.runner.temp, `act-${runs}`) },
      environment: {
        ...stage.runner.environment,
        ...machine.environment,
        ...withoutCredentials(environment),
      },
    };
    const ran = await runAct(place, { ...event, workflow, runId, token, variables }, line);
    github.repository.run(runId, 'completed');
    const outputsOf = outputsIn(ran.printed);
    return { ...ran, outputsOf, outputs: Object.values(outputsOf).at(-1) ?? {} };
  };
}

/** Jobs get their credentials by their roles, and the region by an input. */
function withoutCredentials(environment: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !/^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|(DEFAULT_)?REGION)$/.test(name),
    ),
  );
}

/** What a caller grants, and no more, is what its token may. */
async function grantedBy(caller: Caller, workflow: string) {
  const read = readWorkflow(await caller.read(`.github/workflows/${workflow}`));
  const [first = ''] = callsOf(read);
  const { 'id-token': _identity, ...granted } = read.jobs[first]?.permissions ?? {};
  return granted;
}
