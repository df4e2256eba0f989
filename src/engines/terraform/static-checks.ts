import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import type { CodeCheck, CodeVerdict } from '../../model/code-check.ts';
import type { PlanDiagnostic } from '../../model/plan-change.ts';
import { diagnostic as shape } from './events.ts';
import { lockFileOf } from './lock-file.ts';
import { neutral } from './plan-diagnostics.ts';
import { pluginCache } from './plugin-cache.ts';
import { findRoot, ROOTS } from './root-folder.ts';
import { type Ended, runStateless } from './stateless-run.ts';
import { formatArguments, initWithoutState, validateArguments } from './terraform-arguments.ts';
import { textDiagnostic } from './text-diagnostic.ts';
import { typedName } from './unwrapped.ts';

export interface StaticOptions {
  readonly binary: string;
  readonly infraFolder: string;
  /** What files are named relative to. */
  readonly workspace: string;
  /** Private to this run. */
  readonly workFolder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Formatting, and the validity of each root: what terraform itself can say without a state and a cloud. Its `init` gets the
 * providers and modules that the code names from where they are published, and `validate` runs the providers.
 */
export async function staticChecks(
  options: StaticOptions,
  signal: AbortSignal,
): Promise<readonly CodeCheck[]> {
  const checks: CodeCheck[] = [{ name: 'formatted', ...(await formatting(options, signal)) }];
  // One after the other: they share a cache.
  for (const name of ROOTS) {
    const root = await findRoot(options.infraFolder, name);
    const verdict: CodeVerdict =
      root === undefined
        ? { kind: 'not made', why: 'there is no code of it' }
        : await validity(options, root, join(options.workFolder, name), signal);
    checks.push({ name: `${name} is valid`, ...verdict });
  }
  return checks;
}

const MOST_NAMED = 5;

async function formatting(options: StaticOptions, signal: AbortSignal): Promise<CodeVerdict> {
  const { binary, infraFolder } = options;
  const { code, stdout, stderr } = await run(options, formatArguments(), infraFolder, {}, signal);
  if (code === 0) return { kind: 'passes' };
  const files = stdout.split('\n').filter((line) => line !== '');
  if (files.length === 0) return { kind: 'not made', why: firstLine(stderr) };
  const more = files.length > MOST_NAMED ? ` and ${files.length - MOST_NAMED} more` : '';
  const named = files.slice(0, MOST_NAMED).map((file) => `\`${file}\``);
  return {
    kind: 'warns',
    detail: `${named.join(', ')}${more}: run \`${typedName(binary)} fmt -recursive\` in the folder`,
  };
}

async function validity(
  options: StaticOptions,
  root: string,
  folder: string,
  signal: AbortSignal,
): Promise<CodeVerdict> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lockFile = await lockFileOf(root, typedName(options.binary));
  const own = {
    TF_DATA_DIR: join(folder, 'data'),
    ...(await pluginCache(options.environment, join(options.workFolder, 'plugins'), lockFile)),
  };
  const made = await run(options, initWithoutState(lockFile), root, own, signal);
  if (made.code !== 0) return notInitialised(made.stderr, where(options, root));
  const { stdout } = await run(options, validateArguments(), root, own, signal);
  return validated(stdout, where(options, root));
}

/** Code that cannot be read is its author's; providers and modules that cannot be had may be anybody's. */
function notInitialised(stderr: string, root: string): CodeVerdict {
  const found = textDiagnostic(stderr);
  return found?.range === undefined
    ? { kind: 'not made', why: found?.summary ?? firstLine(stderr) }
    : { kind: 'fails', diagnostic: neutral(found, root), more: 0 };
}

const answer = z.object({ valid: z.boolean(), diagnostics: z.array(shape) });

function validated(stdout: string, root: string): CodeVerdict {
  let read: z.infer<typeof answer>;
  try {
    read = answer.parse(JSON.parse(stdout));
  } catch {
    return { kind: 'not made', why: 'its answer is not what `validate -json` writes' };
  }
  if (read.valid) return { kind: 'passes' };
  const [first, ...others] = read.diagnostics
    .map((one): PlanDiagnostic => neutral(one, root))
    .filter(({ severity }) => severity === 'error');
  return first === undefined
    ? { kind: 'not made', why: 'it is said to be invalid without a word why' }
    : { kind: 'fails', diagnostic: first, more: others.length };
}

function where({ workspace }: StaticOptions, root: string): string {
  return relative(workspace, root);
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '') ?? 'it ended without a word';
}

function run(
  { binary, environment }: StaticOptions,
  args: readonly string[],
  cwd: string,
  own: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Ended> {
  return runStateless(binary, args, cwd, { ...environment, ...own }, signal);
}
