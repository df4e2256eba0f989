import { AwsError } from '../shapes/aws-error.ts';
import { type ChangeSet, statusOf } from './change-set.ts';
import type { Stack } from './stack.ts';

export function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}

const UPDATABLE = /^(CREATE|UPDATE|IMPORT|UPDATE_ROLLBACK|IMPORT_ROLLBACK)_COMPLETE$/;

/** @throws AwsError while something goes on, and for a stack that only a deletion or a rollback is left for */
export function refuseUpdate(stack: Stack): void {
  if (!UPDATABLE.test(stack.status))
    throw invalid(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
}

/** @throws AwsError */
export function refuseExecution(stack: Stack, set: ChangeSet, now: Date): void {
  const refused = (what: string) =>
    new AwsError('InvalidChangeSetStatus', `ChangeSet [${set.id}] cannot be executed in its current ${what}`);
  const { Status, ExecutionStatus } = statusOf(set, now);
  if (Status !== 'CREATE_COMPLETE') throw refused(`status of [${Status}]`);
  if (stack.status !== 'REVIEW_IN_PROGRESS') refuseUpdate(stack);
  if (ExecutionStatus !== 'AVAILABLE') throw refused(`execution status of [${ExecutionStatus}]`);
}

/** @throws AwsError while it is thought about, or executed */
export function refuseRemoval(set: ChangeSet, now: Date): void {
  const { Status, ExecutionStatus } = statusOf(set, now);
  const refused = (message: string) => new AwsError('InvalidChangeSetStatus', message);
  if (Status === 'CREATE_IN_PROGRESS') throw refused(`Cannot delete ChangeSet in status ${Status}`);
  if (ExecutionStatus === 'EXECUTE_IN_PROGRESS')
    throw refused(
      `ChangeSet [${set.id}] cannot be deleted in its current execution status of [${ExecutionStatus}]`,
    );
}

/** @throws AwsError */
export function refuseDeletion(stack: Stack): void {
  if (stack.isProtected)
    throw invalid(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
  if (stack.isGoingOn) throw invalid(`Stack:${stack.id} is in ${stack.status} state and can not be deleted.`);
}
