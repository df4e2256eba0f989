import type { Stack as Described } from '@aws-sdk/client-cloudformation';
import { Failure } from '../../model/failure.ts';
import { stackState } from '../../model/stack-state.ts';
import { isOwnChangeSet } from './change-set-name.ts';
import { followStack } from './follow-stack.ts';
import type { Formation } from './formation.ts';
import type { CdkOptions } from './options.ts';

/**
 * The stack as it can be planned; undefined while there is none. What an ended run of ours has begun is waited for.
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
      return undefined;
    case 'there':
      return found;
    case 'going on': {
      if (options.right === 'look' || !isOwnChangeSet(found?.ChangeSetId)) throw busy(name, state.status);
      options.log.line(
        `CloudFormation still carries out what an ended run began in ${name}: it is waited for`,
      );
      const [newest] = await formation.stacks.eventsSince(name, undefined);
      await followStack(options, formation, name, newest?.EventId, signal);
      return formation.stacks.stack(name);
    }
  }
}

function busy(name: string, status: string): Failure {
  return new Failure(
    `The stack ${name} is ${status}: somebody deploys to it at this moment.`,
    'Wait until CloudFormation is done with it (its console shows by whom), and run again.',
  );
}
