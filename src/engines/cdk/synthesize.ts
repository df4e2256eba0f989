import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cloudName } from '../../model/cloud-name.ts';
import { Failure } from '../../model/failure.ts';
import type { Stack } from '../../ports.ts';
import { appFolder } from './app-folder.ts';
import { readAssembly, type Synthesized } from './assembly.ts';
import type { CdkOptions } from './options.ts';
import { runCdk } from './program.ts';
import { synthesisFailure } from './synthesis-failure.ts';

export interface Assembly extends Synthesized {
  /** Of the app. */
  readonly app: string;
  /** The cloud assembly, for `--app`. */
  readonly folder: string;
}

/**
 * One stack's template, made by the app of these inputs. Nothing is published, and nothing asked of AWS but who asks.
 * @throws Failure with the app's own words, and the file and line that they come from.
 */
export async function synthesize(
  options: CdkOptions,
  stack: Stack,
  variables: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<Assembly> {
  const app = await appFolder(options.infraFolder);
  const folder = await mkdtemp(join(options.workFolder, 'assembly-'));
  const name = stack.kind === 'shared' ? 'shared' : stack.color;
  const inputs = join(await mkdtemp(join(options.workFolder, 'inputs-')), 'inputs.json');
  await writeFile(inputs, JSON.stringify({ ...options.userVariables, ...variables }), { mode: 0o600 });
  const context = [`stack=${stack.kind}`, `inputs=${inputs}`].flatMap((one) => ['-c', one]);
  try {
    const { ending, stderr } = await runCdk(
      options,
      { app, stack: name },
      ['synth', '--quiet', '--output', folder, ...context],
      signal,
    );
    if (ending.kind === 'exited' && ending.code === 0)
      return { app, folder, ...named(await readAssembly(folder, name), cloudName(options.site, stack)) };
    if (signal.aborted) throw signal.reason;
    throw synthesisFailure(name, stderr, app);
  } finally {
    await rm(inputs);
  }
}

/** By its name it is found again, without running the app. */
function named(made: Synthesized, name: string): Synthesized {
  if (made.stackName === name) return made;
  throw new Failure(
    `The CDK app calls its stack ${made.stackName}, and the action looks for ${name}.`,
    'Name the stacks `<name>-<environment>-shared` and `<name>-<environment>-color-<color>`, as infra/cdk does.',
  );
}
