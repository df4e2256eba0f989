import { Failure } from './failure.ts';

/** What a deploy may do with a stack, by its status. */
export type StackState =
  /** Not there, or there in name alone, as a change set of a stack that never came to be leaves it. */
  | { readonly kind: 'absent'; readonly inReview: boolean }
  | { readonly kind: 'there' }
  /** Somebody's deployment goes on. */
  | { readonly kind: 'going on'; readonly status: string };

const SETTLED = /^(CREATE|UPDATE|IMPORT)_COMPLETE$|^UPDATE_ROLLBACK_COMPLETE$|^IMPORT_ROLLBACK_COMPLETE$/;

/**
 * @throws Failure for one that nothing can be deployed to before somebody has mended it.
 */
export function stackState(name: string, status: string | undefined, reason: string | undefined): StackState {
  if (status === undefined || status === 'DELETE_COMPLETE') return { kind: 'absent', inReview: false };
  if (status === 'REVIEW_IN_PROGRESS') return { kind: 'absent', inReview: true };
  if (SETTLED.test(status)) return { kind: 'there' };
  if (status.endsWith('_IN_PROGRESS') && status !== 'DELETE_IN_PROGRESS') return { kind: 'going on', status };
  throw new Failure(
    `The stack ${name} is ${status}${reason === undefined ? '' : `: ${reason}`}. CloudFormation deploys nothing to it like that.`,
    remedyOf(name, status) ?? 'Look at its events in the console, and bring it to an end there.',
  );
}

/** What a person does about a stack that a deployment has left like that; undefined where running again is enough. */
export function remedyOf(name: string, status: string): string | undefined {
  return REMEDIES[status]?.replaceAll('STACK', name);
}

const DELETE = '`aws cloudformation delete-stack --stack-name STACK`, as an administrator';

const REMEDIES: Readonly<Record<string, string>> = {
  ROLLBACK_COMPLETE: `Its first deployment failed and was taken back: delete the stack (${DELETE}; what it retains stays), mend what failed, and run again.`,
  ROLLBACK_FAILED: `Its first deployment failed and could not be taken back: delete the stack (${DELETE}), and what its events name as left over by hand, and run again.`,
  CREATE_FAILED: `Its first deployment failed: delete the stack (${DELETE}), and run again.`,
  DELETE_FAILED: `Its deletion failed: see in its events what could not go, mend that, and delete it again (${DELETE}).`,
  DELETE_IN_PROGRESS: 'It is being deleted: wait until it is gone, and run again.',
  UPDATE_FAILED:
    'Roll it back (`aws cloudformation rollback-stack --stack-name STACK`, as an administrator), and run again.',
  UPDATE_ROLLBACK_FAILED:
    'Mend what its events name, then `aws cloudformation continue-update-rollback --stack-name STACK`, as an administrator, and run again.',
};
