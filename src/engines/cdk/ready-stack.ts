import type { Stack as Described, StackEvent } from '@aws-sdk/client-cloudformation';
import { Failure } from '../../model/failure.ts';
import { stackState } from '../../model/stack-state.ts';
import { isOwnChangeSet } from './change-set-name.ts';
import { followStack } from './follow-stack.ts';
import type { Formation } from './formation.ts';
import type { CdkOptions } from './options.ts';

/**
 * The stack as it can be planned; undefined while there is none. What a deploy of ours goes on with, or has left to
 * CloudFormation when it ended, is waited for.
 * @throws Failure for one that somebody else is deploying, or has to mend first.
 */
export async function readyStack(
  options: CdkOptions,
  formation: Formation,
  name: string,
  signal: AbortSignal,
): Promise<Described | undefined> {
  const found = await formation.stacks.stack(name);
  const state = stackState(name, found?.StackStatus, found?.StackStatusReason);
  switch (state.kind) {
    case 'absent':
      if (state.inReview)
        options.log.line(`${name} is in review alone: a change set that was never executed made its name`);
      return undefined;
    case 'there':
      return found;
    case 'going on':
      if (!isOwnChangeSet(found?.ChangeSetId)) throw busy(name, state.status);
      return waitedFor(options, formation, { name, id: found?.StackId ?? name }, signal);
  }
}

/** One that was taken back meanwhile can be deployed to again: why it was is told, and no reason to stop. */
async function waitedFor(
  options: CdkOptions,
  formation: Formation,
  { name, id }: { readonly name: string; readonly id: string },
  signal: AbortSignal,
): Promise<Described | undefined> {
  options.log.line(`CloudFormation still carries out what an ended run began in ${name}: it is waited for`);
  const known = beforeIt(await formation.stacks.eventsSince(id, undefined), id)?.EventId;
  try {
    await followStack(options, formation, { name, id, known }, signal);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const left = await formation.stacks.stack(id);
    stackState(name, left?.StackStatus, left?.StackStatusReason);
    options.log.line(`${error.message} It was taken back, and is planned anew`);
  }
  return formation.stacks.stack(name);
}

/** The last event before what goes on began. @param newestFirst of the stack */
function beforeIt(newestFirst: readonly StackEvent[], id: string): StackEvent | undefined {
  const began = newestFirst.findIndex(
    ({ PhysicalResourceId, ResourceStatus = '' }) =>
      PhysicalResourceId === id && /^(CREATE|UPDATE|IMPORT)_IN_PROGRESS$/.test(ResourceStatus),
  );
  return began < 0 ? newestFirst[0] : newestFirst[began + 1];
}

function busy(name: string, status: string): Failure {
  return new Failure(
    `The stack ${name} is ${status}: somebody deploys to it at this moment.`,
    'Wait until CloudFormation is done with it (its console shows by whom), and run again.',
  );
}
