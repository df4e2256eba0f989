import { Failure } from '../../model/failure.ts';
import type { CdkOptions } from './options.ts';
import { runCdk } from './program.ts';
import type { Assembly } from './synthesize.ts';

/**
 * What the app brings besides templates, files and images, goes to the places of `cdk bootstrap`, before anything is planned
 * that names it. Plans publish nothing.
 * @throws Failure with the words of the CDK CLI.
 */
export async function publishAssets(options: CdkOptions, made: Assembly, signal: AbortSignal): Promise<void> {
  if (!made.hasAssets) return;
  const args = ['publish-assets', '--unstable=publish-assets', '--all', '--app', made.folder];
  const { ending, stderr } = await runCdk(options, { app: made.app, stack: made.stackName }, args, signal);
  if (ending.kind === 'exited' && ending.code === 0) return;
  signal.throwIfAborted();
  throw new Failure(
    `cdk publish-assets of ${made.stackName} failed.`,
    'Run `npx cdk bootstrap` as infra/cdk/README.md has it, if it was not run in this account and region; the log has the words of the CDK CLI.',
    { logLines: stderr.split('\n').filter((line) => line !== '') },
  );
}
