import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunnerFiles, runnerFiles } from '../../infra/bootstrap/deploy/runner-files.ts';
import { type OwnedProcess, startOwned } from '../parts/owned-process.ts';
import { checkOut } from './checkout.ts';
import { eventVariables, type Trigger } from './event.ts';

/** What a workflow's step says, and what GitHub says about its job. */
export interface Order {
  readonly inputs: Readonly<Record<string, string>>;
  /** The commit that the run is for. */
  readonly commit: string;
  readonly event: Trigger;
  readonly runId: number;
  /** The tree of the commit, where an earlier step has checked it out: the workspace gets a copy. */
  readonly checkout?: string;
}

/** The machine that the step runs on. */
export interface Runner {
  readonly node: string;
  /** The folder of `index.js`. */
  readonly action: string;
  /** What every process there gets: PATH, credentials, addresses. */
  readonly environment: Readonly<Record<string, string>>;
  /** RUNNER_TEMP is made below it, for each run its own. */
  readonly temp: string;
  /** `owner/name` */
  readonly repository: string;
}

/** How a step ended. */
export interface Ended {
  /** 137 when it was killed. */
  readonly exitCode: number;
  /** Of `post:`; undefined when the runner was lost before it. */
  readonly postExitCode: number | undefined;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly ms: number;
}

export interface RunningAction {
  /** RUNNER_TEMP of the run. */
  readonly temp: string;
  /** What the runner does on cancel: SIGINT to the first process alone. */
  cancel(): void;
  /** What it does on cancel to a step that does not end: SIGINT, SIGTERM, and the end of it. Then `post:`. */
  end(): Promise<void>;
  /** The runner is lost: the process and its group are killed, and there is no `post:`. */
  kill(): void;
  readonly ended: Promise<Ended>;
}

export interface Telling {
  /** Every line of both streams that the runner would show or obey. */
  readonly line: (line: string) => void;
  readonly logFile: string;
}

/** Starts `index.js` as the runner starts a JavaScript action, and its `post:` when it has ended. */
export async function startAction(runner: Runner, order: Order, telling: Telling): Promise<RunningAction> {
  const temp = join(runner.temp, `run-${order.runId}`, '_temp');
  const workspace = join(runner.temp, `run-${order.runId}`, 'workspace');
  for (const folder of [temp, workspace]) await mkdir(folder, { recursive: true });
  if (order.checkout !== undefined) await checkOut(order.checkout, order.commit, workspace);
  const event = await eventVariables(order.event, join(temp, '_github_workflow'));
  const job = { ...jobEnvironment(runner, order), ...event, RUNNER_TEMP: temp, GITHUB_WORKSPACE: workspace };
  const log = openLog(telling);
  const step = (file: string, more: Readonly<Record<string, string>>): Promise<OwnedProcess> =>
    startOwned({
      program: runner.node,
      args: [join(runner.action, file)],
      cwd: workspace,
      env: { ...job, ...more },
      line: log.line,
    });
  const startedAt = Date.now();
  const files = await runnerFiles(temp);
  const main = await step('index.js', files.env);
  let lost = false;
  const ended = main.exited.then(async (exitCode): Promise<Ended> => {
    const ms = Date.now() - startedAt;
    const postExitCode = lost ? undefined : await post(step, files, temp);
    log.end();
    return { exitCode, postExitCode, outputs: await files.outputs(), summary: await files.summary(), ms };
  });
  const kill = () => {
    lost = true;
    main.kill();
  };
  return { temp, ended, kill, cancel: () => main.signal('SIGINT'), end: () => endStep(main) };
}

/** The runner's patience after each signal. */
const SIGNALS = [
  ['SIGINT', 7_500],
  ['SIGTERM', 2_500],
] as const;

async function endStep(step: OwnedProcess): Promise<void> {
  for (const [signal, patience] of SIGNALS) {
    step.signal(signal);
    await Promise.race([step.exited, sleep(patience, undefined, { ref: false })]);
  }
  step.kill();
}

/** `post:` gets what the main step has saved, and files of its own. */
async function post(
  step: (file: string, environment: Readonly<Record<string, string>>) => Promise<OwnedProcess>,
  files: RunnerFiles,
  temp: string,
): Promise<number> {
  const state = Object.entries(await files.state()).map(([name, value]) => [`STATE_${name}`, value]);
  const own = await runnerFiles(temp);
  return (await step('post.js', { ...own.env, ...Object.fromEntries(state) })).exited;
}

function openLog({ logFile, line }: Telling) {
  const file = createWriteStream(logFile, { flags: 'a' });
  return {
    line: (text: string) => {
      // The runner keeps these to itself: they hold what it must hide.
      if (text.startsWith('::add-mask::')) return;
      file.write(`${text}\n`);
      line(text);
    },
    end: () => void file.end(),
  };
}

function jobEnvironment(runner: Runner, order: Order): Readonly<Record<string, string>> {
  const inputs = Object.entries(order.inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return {
    ...runner.environment,
    ...Object.fromEntries(inputs),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'ada',
    GITHUB_REPOSITORY: runner.repository,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: `${order.runId}`,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: order.commit,
    RUNNER_ENVIRONMENT: 'github-hosted',
  };
}
