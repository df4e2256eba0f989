import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReleaseKind } from '../app/releases.ts';
import type { CloudChild } from '../cloud/full-cloud.ts';
import { push } from '../demo/history.ts';
import { type Count, startLoad } from '../demo/load.ts';
import { commentsOn, openFrom, type Proposed as PullRequest } from '../demo/pull-request.ts';
import { commonInputs, deployInputs, VARIABLES } from '../demo/requests.ts';
import { liveNow, type Run, type RunOrder } from '../demo/run.ts';
import { HOSTNAME, openStage, type Stage, type StageOptions } from '../demo/stage.ts';
import { type Locks, locksOf } from './locks.ts';
import { runsOn } from './runs-on.ts';

/** How a run ended, and what it showed. */
export interface Shown {
  readonly exitCode: number;
  /** Of `post:`; undefined when there was none. */
  readonly postExitCode: number | undefined;
  readonly result: string | undefined;
  readonly summary: string;
  readonly log: string;
  /** Where the public record points now. */
  readonly live: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** A commit that was pushed and whose image was built. */
export interface Pushed {
  readonly commit: string;
  readonly image: string;
}

/** What a pull request brings, with variables that its code would change. */
export interface Proposed extends Pushed {
  readonly pullRequest: PullRequest;
  readonly changed: string;
}

/** The built action on the whole local cloud, its runs one after another. */
export interface Performance {
  readonly stage: Stage;
  /** What became of the requests that are sent all the while. */
  readonly count: Count;
  readonly locks: Locks;
  /** The input `variables` of every deploy. */
  readonly variables: string;
  /** The commands that ran, by the names that the local cloud knows their calls by. */
  readonly ran: ReadonlyMap<string, string>;
  /** Where the public record points now. */
  live(): string;
  push(kind: ReleaseKind, message: string): Promise<Pushed>;
  /** Opens a pull request. */
  propose(kind: ReleaseKind, message: string, changed: string): Promise<Proposed>;
  /** Plans a pull request, which is told. @returns the bodies of its comments too. */
  announce(proposed: Proposed): Promise<Shown & { readonly comments: readonly string[] }>;
  merge(proposed: Proposed, message: string): void;
  /** By hand; what a pull request has brought, by the push of its merge. */
  deploy(release: Pushed | Proposed, more?: Readonly<Record<string, string>>, watch?: Watch): Promise<Shown>;
  /** @param changed  variables of the code that is planned, a line each */
  plan(release: Pushed, changed?: string): Promise<Shown>;
  drift(release: Pushed): Promise<Shown>;
  /** Settles the release, and takes the idle colour's stack away. */
  removeIdle(release: Pushed): Promise<Shown>;
  run(inputs: Inputs, commit: string, watch?: Watch, job?: JobKind): Promise<Shown>;
  close(): Promise<void>;
}

/** What is tested here is the way, not the patience. */
const BRIEF = { bake: '3s', 'verify-count': '2' };

export type JobKind = Pick<RunOrder, 'event'>;
export type Inputs = (child: CloudChild) => Readonly<Record<string, string>>;
/** Told each line of the log, with the run that it may cancel or kill. */
export type Watch = (line: string, run: Run) => void;

export async function openPerformance(
  options: Partial<StageOptions> = {},
  prepare = async (stage: Stage) => stage,
): Promise<Performance> {
  const stage = await prepare(await openStage(options));
  const logs = await mkdtemp(join(tmpdir(), 'flipgate-e2e-'));
  await stage.bootstrap();
  const variables = `${VARIABLES}\n${await stage.giveData()}`.replace('web_min = 2', 'web_min = 1');
  const load = startLoad({ port: stage.cloud.trafficPort, host: HOSTNAME, perSecond: 20 });
  const count = load.count();
  const ran = new Map<string, string>();
  const run = runsOn(stage, logs, ran);
  return {
    stage,
    count,
    locks: locksOf(stage.cloud),
    variables,
    ran,
    live: () => liveNow(stage),
    run,
    push: async (kind, message) => {
      const release = await stage.build(kind);
      push(stage.cloud.github.repository, release.commit, message);
      return release;
    },
    ...proposing(stage, (inputs, commit, job) => run(inputs, commit, undefined, job), variables),
    deploy: (release, more, watch) => {
      const { image, commit } = release;
      const changed = 'changed' in release ? `${variables}\n${release.changed}` : variables;
      return run(
        (child) =>
          deployInputs(child, image, { engine: stage.engine, variables: changed, ...BRIEF, ...more }),
        commit,
        watch,
        { event: 'changed' in release ? 'push' : 'workflow_dispatch' },
      );
    },
    plan: ({ image, commit }, changed = '') =>
      run(inputsOf('plan', { image, engine: stage.engine, variables: `${variables}\n${changed}` }), commit),
    removeIdle: ({ commit }) =>
      run(
        inputsOf('settle', { release: commit, 'remove-idle': 'true', engine: stage.engine, variables }),
        commit,
      ),
    drift: ({ commit }) => run(inputsOf('drift', { engine: stage.engine, variables }), commit),
    close: async () => {
      await load.stop();
      await stage.close();
      await rm(logs, { recursive: true, force: true });
    },
  };
}

type Proposing = Pick<Performance, 'propose' | 'announce' | 'merge'>;

function proposing(
  stage: Stage,
  run: (inputs: Inputs, commit: string, job: JobKind) => Promise<Shown>,
  variables: string,
): Proposing {
  const { repository, hub } = stage.cloud.github;
  return {
    propose: async (kind, message, changed) => {
      const release = await stage.build(kind);
      repository.branch(message);
      repository.commit(message, message);
      return { ...release, changed, pullRequest: openFrom(hub, message, message) };
    },
    announce: async ({ image, pullRequest, changed }) => {
      const given = { image, engine: stage.engine, variables: `${variables}\n${changed}` };
      const { event, commit } = pullRequest;
      const shown = await run(inputsOf('plan', given), commit, { event });
      return { ...shown, comments: commentsOn(hub, event.number) };
    },
    merge: ({ commit, pullRequest }, message) => {
      push(repository, commit, message);
      hub.conversations.landAs(pullRequest.event.number, commit);
    },
  };
}

/** Once, when the first line fits. */
export function onceAt(pattern: RegExp, act: (run: Run) => void): Watch {
  let done = false;
  return (line, run) => {
    if (done || !pattern.test(line)) return;
    done = true;
    act(run);
  };
}

export function inputsOf(command: string, more: Readonly<Record<string, string>> = {}): Inputs {
  return (child) => ({ ...commonInputs(child), command, ...more });
}
