import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRelease, type ReleaseKind } from '../app/releases.ts';
import { jobToken } from '../cloud/github/tokens.ts';
import { VARIABLES } from '../demo/requests.ts';
import { openStage, type Stage } from '../demo/stage.ts';
import { type ActRan, type RunOrder, runAct } from './act-run.ts';
import { builtBefore, withPinnedBase } from './built-before.ts';
import { type Caller, openCaller } from './caller.ts';
import { type EventsOf, eventsOf } from './events.ts';
import { type Identity, openIdentity } from './identity.ts';
import { openMachine, PINNED } from './machine.ts';
import { copyOurs } from './our-copy.ts';
import { ready } from './readied.ts';
import { outputsIn } from './user-additions.ts';
import { readWorkflow } from './workflow-file.ts';

const IMAGES = '123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop';

export interface Ran extends ActRan {
  /** What the called workflow has given its caller. */
  readonly outputs: Readonly<Record<string, string>>;
}

export interface ActStage {
  readonly cloud: Stage;
  readonly caller: Caller;
  readonly identity: Identity;
  readonly events: EventsOf;
  /** The input `variables` of a user who pays for the smallest of everything, and has a database already. */
  readonly variables: string;
  /** Lays a release's tree into the repository. @returns what gives the registry its image, once the tree is whole. */
  lay(kind: ReleaseKind): Promise<() => Promise<string>>;
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
  const ours = join(folder, 'ours');
  await copyOurs(ours, PINNED, identity.address);
  const caller = await openCaller(join(folder, 'caller'), hub);
  const variables = await ready(stage, PINNED);
  const given = (await stage.giveData()).split('\n');
  const machine = await openMachine(ours, identity);
  let runs = 0;
  return {
    ...{ cloud: stage, caller, identity, events: eventsOf(hub) },
    variables: [...VARIABLES.replace('web_min = 2', 'web_min = 1').split('\n'), ...given].join('\n'),
    lay: async (kind) => {
      const release = await buildRelease(kind, stage.releases);
      await caller.lay(release.folder);
      await caller.edit('Dockerfile', withPinnedBase);
      return () => builtBefore(stage.address, IMAGES, release, caller.folder);
    },
    run: async (workflow, event, line) => {
      const runId = 7_000 + ++runs;
      const child = stage.cloud.startChild(`${workflow} ${runs}`, () => {});
      stage.cloud.github.tokens.set(child.token, jobToken(await grantedBy(caller, workflow)));
      repository.run(runId, 'in_progress');
      const place = {
        ...{ ...machine, caller: caller.folder, temp: join(folder, `run-${runs}`) },
        environment: { ...machine.environment, ...withoutCredentials(child.environment) },
      };
      const ran = await runAct(place, { ...event, workflow, runId, token: child.token, variables }, line);
      repository.run(runId, 'completed');
      return { ...ran, outputs: outputsIn(ran.printed) };
    },
    close: async () => {
      await identity.close();
      await stage.close();
      await rm(folder, { recursive: true, force: true });
    },
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
  const { jobs } = readWorkflow(await caller.read(`.github/workflows/${workflow}`));
  const { 'id-token': _identity, ...granted } = jobs['production']?.permissions ?? {};
  return granted;
}
