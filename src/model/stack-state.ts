import { Failure } from './failure.ts';

/** What a deploy may do with a stack, by its status. */
export type StackState =
  /** Not there, or there in name alone, as a change set of a stack that never came to be leaves it. */
  | { readonly kind: 'absent'; readonly leftover: boolean }
  | { readonly kind: 'there' }
  /** Somebody's deployment goes on. */
  | { readonly kind: 'going on'; readonly status: string };

const SETTLED = /^(CREATE|UPDATE|IMPORT)_COMPLETE$|^UPDATE_ROLLBACK_COMPLETE$|^IMPORT_ROLLBACK_COMPLETE$/;

/**
 * @throws Failure for one that nothing can be deployed to before somebody has mended it.
 */
export function stackState(name: string, status: string | undefined, reason: string | undefined): StackState {
  if (status === undefined || status === 'DELETE_COMPLETE') return { kind: 'absent', leftover: false };
  if (status === 'REVIEW_IN_PROGRESS') return { kind: 'absent', leftover: true };
  if (SETTLED.test(status)) return { kind: 'there' };
  if (status.endsWith('_IN_PROGRESS')) return { kind: 'going on', status };
  throw new Failure(
    `The stack ${name} is ${status}${reason === undefined ? '' : `: ${reason}`}. CloudFormation deploys nothing to it like that.`,
    REMEDIES[status] ?? 'Look at its events in the console, and bring it to an end there.',
  );
}

const REMEDIES: Readonly<Record<string, string>> = {
  ROLLBACK_COMPLETE:
    'Its first deployment failed and was taken back: delete the stack (what it retains stays), and run again.',
  ROLLBACK_FAILED:
    'Its first deployment failed and could not be taken back: delete the stack, and what its events name as left over by hand, and run again.',
  CREATE_FAILED: 'Its first deployment failed: delete the stack, and run again.',
  DELETE_FAILED: 'Its deletion failed: see in its events what could not go, mend that, and delete it again.',
  UPDATE_FAILED: 'Roll it back (`aws cloudformation rollback-stack`), and run again.',
  UPDATE_ROLLBACK_FAILED:
    'Mend what its events name, then `aws cloudformation continue-update-rollback`, and run again.',
};
