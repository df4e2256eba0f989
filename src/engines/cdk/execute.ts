import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { Failure, messageOf } from '../../model/failure.ts';
import { followStack } from './follow-stack.ts';
import type { Formation } from './formation.ts';
import type { CdkOptions } from './options.ts';

/**
 * Executes exactly the change set that was read, and waits for its end.
 * @returns what could not be deleted
 * @throws Failure with the first resource that failed; the signal's reason when it was interrupted.
 */
export async function execute(
  options: CdkOptions,
  formation: Formation,
  stackName: string,
  changeSetName: string,
  signal: AbortSignal,
): Promise<readonly StackEvent[]> {
  signal.throwIfAborted();
  const id = (await formation.stacks.stack(stackName))?.StackId ?? stackName;
  const newest = await formation.stacks.newestEvent(id);
  try {
    await formation.changeSets.execute({ stackName, changeSetName });
  } catch (error) {
    if (!(await isCarriedOut(formation, id, changeSetName))) throw refusal(stackName, error);
  }
  return followStack(options, formation, { name: stackName, id, known: newest?.EventId }, signal);
}

/** An answer may have been lost, and the repetition refused because of its own first try. */
async function isCarriedOut({ stacks }: Formation, id: string, changeSetName: string): Promise<boolean> {
  const { ChangeSetId = '', StackStatus = '' } = (await stacks.stack(id)) ?? {};
  return ChangeSetId.includes(`:changeSet/${changeSetName}/`) && StackStatus !== 'REVIEW_IN_PROGRESS';
}

function refusal(stackName: string, error: unknown): unknown {
  if (!/cannot be executed in its current|does not exist/.test(messageOf(error))) return error;
  return new Failure(
    `The stack ${stackName} is no longer as it was when it was planned: ${messageOf(error)}`,
    'Run again: it plans anew.',
    { cause: error },
  );
}
