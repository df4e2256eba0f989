import { Failure, messageOf } from '../../model/failure.ts';
import { followStack } from './follow-stack.ts';
import type { Formation } from './formation.ts';
import type { CdkOptions } from './options.ts';

/**
 * Executes exactly the change set that was read, and waits for its end.
 * @throws Failure with the first resource that failed; the signal's reason when it was interrupted.
 */
export async function execute(
  options: CdkOptions,
  formation: Formation,
  stackName: string,
  changeSetName: string,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const [newest] = await formation.stacks.eventsSince(stackName, undefined);
  await formation.changeSets.execute({ stackName, changeSetName }).catch((error: unknown) => {
    if (!/cannot be executed in its current/.test(messageOf(error))) throw error;
    throw new Failure(
      `The stack ${stackName} is no longer as it was when it was planned: ${messageOf(error)}`,
      'Run again: it plans anew.',
    );
  });
  await followStack(options, formation, stackName, newest?.EventId, signal);
}
