import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { Failure } from '../../model/failure.ts';
import { remedyOf } from '../../model/stack-state.ts';
import type { Formation } from './formation.ts';
import type { CdkOptions } from './options.ts';
import { firstFailed, notDeleted, progressLine } from './progress.ts';

const POLL_MS = 2_000;
const GOOD = /^(CREATE|UPDATE|IMPORT)_COMPLETE$/;

/** A stack by its name, as people know it, and its id, which is its own also when it is gone. */
export interface FollowedStack {
  readonly name: string;
  readonly id: string;
  /** The newest event from before what is followed. */
  readonly known: string | undefined;
}

/**
 * Waits for what CloudFormation does with a stack, and tells it resource by resource.
 * @returns what it could not delete, and leaves behind: the stack counts as updated all the same
 * @throws Failure with the first resource that failed and its reason; the signal's reason when interrupted, while
 *   CloudFormation goes on by itself.
 */
export async function followStack(
  { clock, log }: Pick<CdkOptions, 'clock' | 'log'>,
  { stacks }: Pick<Formation, 'stacks'>,
  { name, id, known }: FollowedStack,
  signal: AbortSignal,
): Promise<readonly StackEvent[]> {
  const seen: StackEvent[] = [];
  for (;;) {
    const status = (await stacks.stack(id))?.StackStatus ?? 'DELETE_COMPLETE';
    const fresh = (await stacks.eventsSince(id, seen.at(-1)?.EventId ?? known)).toReversed();
    seen.push(...fresh);
    if (fresh.length > 0) log.foreign(fresh.map(progressLine));
    if (GOOD.test(status)) return notDeleted(seen);
    if (!status.endsWith('_IN_PROGRESS')) throw failed(name, status, seen);
    if (signal.aborted) {
      log.line(`CloudFormation goes on with ${name} by itself; the next run waits for it`);
      throw signal.reason;
    }
    await clock.sleep(POLL_MS);
  }
}

function failed(name: string, status: string, seen: readonly StackEvent[]): Failure {
  const first = firstFailed(seen);
  const what = first
    ? `${first.LogicalResourceId} (${first.ResourceType}): ${first.ResourceStatusReason ?? 'no reason was given'}`
    : `the stack is ${status}`;
  return new Failure(
    `The deployment of ${name} failed: ${what}`,
    remedyOf(name, status) ?? 'CloudFormation has taken it back. Mend what it names, and run again.',
    { logLines: seen.map(progressLine) },
  );
}
