import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { CloudChild } from '../cloud/full-cloud.ts';
import { nodePart } from '../parts/node.ts';
import { onPath } from '../parts/on-path.ts';
import { startOwned } from '../parts/owned-process.ts';
import { terraformPart } from '../parts/terraform.ts';

const MAIN = mainIn(join(import.meta.dirname, '..', '..'));

/** A person's machine on the local cloud: a home that stays from run to run, and of this machine Node, terraform and git. */
export interface Laptop {
  readonly home: string;
  /** What a run has in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  start(words: readonly string[], more?: Partial<Start>): Promise<Running>;
  run(words: readonly string[], more?: Partial<Start>): Promise<Ran>;
  remove(): Promise<void>;
}

interface Start {
  /** Beside the laptop's own; undefined takes one away. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Told every line of both streams. */
  readonly line: (line: string) => void;
}

export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ran>;
}

export interface Ran {
  readonly exitCode: number;
  /** Every line of both streams. */
  readonly text: string;
  /** What is marked as missing, a line each. */
  readonly missing: readonly string[];
  /** The lines for the repository's variables, and the address of the site. */
  readonly results: readonly string[];
}

/** Where a checkout of Flipgate has the command. */
export function mainIn(root: string): string {
  return join(root, 'infra', 'bootstrap', 'main.ts');
}

export async function openLaptop(child: CloudChild): Promise<Laptop> {
  const home = await mkdtemp(join(tmpdir(), 'flipgate-laptop-'));
  const terraform = await terraformPart();
  const bin = join(home, 'bin');
  await mkdir(bin);
  await symlink(terraform.binary, join(bin, basename(terraform.binary)));
  await symlink((await onPath('git')) ?? 'git', join(bin, 'git'));
  const environment = {
    ...child.environment,
    ...terraform.env,
    ...{ HOME: home, PATH: bin, CLOUDFLARE_API_TOKEN: child.token, GITHUB_TOKEN: child.token },
    // What the cloud lacks is to be seen at once, not after twenty-five attempts.
    AWS_MAX_ATTEMPTS: '2',
  };
  return {
    ...{ home, environment },
    ...(await commandIn(home, environment)),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

/** The command as a person starts it in this folder. @param main of another checkout than this one. */
export async function commandIn(
  cwd: string,
  environment: Readonly<Record<string, string>>,
  main = MAIN,
): Promise<Pick<Laptop, 'start' | 'run'>> {
  const node = await nodePart();
  const start: Laptop['start'] = async (words, more = {}) => {
    const lines: string[] = [];
    const given = Object.entries({ ...environment, ...more.environment });
    const { pid, exited } = await startOwned({
      ...{ program: node, args: [main, ...words], cwd },
      env: Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
      line: (line) => {
        lines.push(line);
        more.line?.(line);
      },
    });
    return { pid, ended: exited.then((exitCode) => ranOf(exitCode, lines)) };
  };
  return { start, run: async (words, more) => (await start(words, more)).ended };
}

function ranOf(exitCode: number, lines: readonly string[]): Ran {
  return {
    exitCode,
    text: lines.join('\n'),
    missing: lines.flatMap((line) => /^ {3}✗ (.*)$/.exec(line)?.[1] ?? []),
    results: lines.filter((line) => /^(FLIPGATE_\w+=|https:)/.test(line)),
  };
}
