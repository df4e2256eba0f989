import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { childVariables } from '../../../src/wire/child-variables.ts';
import { type RunnerFiles, runnerFiles } from './runner-files.ts';

export interface ActionOrder {
  /** Of `index.js`. */
  readonly folder: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly commit: string;
  /** The application's checkout. */
  readonly app: string;
  /** `owner/name`, where GitHub has it. */
  readonly repository: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
  /** Private to this run. */
  readonly temp: string;
}

export interface ActionEnd {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the built action as a runner would, and its `post:` behind it, which gives back what a cancelled run held. */
export async function runAction(
  order: ActionOrder,
  line: (text: string) => void,
  signal: AbortSignal,
): Promise<ActionEnd> {
  signal.throwIfAborted();
  const files = await runnerFiles(order.temp);
  const environment = jobEnvironment(order);
  const exitCode = await step(order, 'index.js', { ...environment, ...files.env }, line, signal);
  const post = { ...environment, ...(await runnerFiles(order.temp)).env, ...(await stateOf(files)) };
  await step(order, 'post.js', post, line, undefined);
  return { exitCode, outputs: await files.outputs() };
}

function jobEnvironment({ inputs, commit, app, repository, environment, temp }: ActionOrder) {
  // The token reaches the action as an input; nothing that runs below it has to see it.
  const { CLOUDFLARE_API_TOKEN: _, ...rest } = childVariables(environment);
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return {
    ...rest,
    ...Object.fromEntries(given),
    GITHUB_SHA: commit,
    GITHUB_WORKSPACE: app,
    RUNNER_TEMP: temp,
    ...(repository === undefined ? {} : { GITHUB_REPOSITORY: repository }),
  };
}

async function stateOf(files: RunnerFiles): Promise<Readonly<Record<string, string>>> {
  const state = Object.entries(await files.state());
  return Object.fromEntries(state.map(([name, value]) => [`STATE_${name}`, value]));
}

/** In a group of its own: Ctrl-C reaches it once, by us. */
async function step(
  { folder, app }: ActionOrder,
  file: string,
  env: Readonly<Record<string, string>>,
  line: (text: string) => void,
  signal: AbortSignal | undefined,
): Promise<number> {
  const child = spawn(process.execPath, [join(folder, file)], {
    ...{ cwd: app, env, detached: true },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const cancel = () => void child.kill('SIGINT');
  signal?.addEventListener('abort', cancel, { once: true });
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', line);
  try {
    return await ended(child);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

async function ended(child: ChildProcess): Promise<number> {
  const [code, by] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + (by === null ? 0 : constants.signals[by]);
}
