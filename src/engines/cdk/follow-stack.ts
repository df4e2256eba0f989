import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { Failure } from '../../model/failure.ts';
import type { Formation } from './formation.ts';
import type { CdkOptions } from './options.ts';
import { firstFailed, progressLine } from './progress.ts';

const POLL_MS = 2_000;
const GOOD = /^(CREATE|UPDATE|IMPORT|DELETE)_COMPLETE$/;

/**
 * Waits for what CloudFormation does with a stack, and tells it resource by resource.
 * @param known  the newest event from before
 * @throws Failure with the first resource that failed and its reason; the signal's reason when interrupted, while
 *   CloudFormation goes on by itself.
 */
export async function followStack(
  { clock, log }: Pick<CdkOptions, 'clock' | 'log'>,
  formation: Formation,
  stackName: string,
  known: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const seen: StackEvent[] = [];
  for (;;) {
    const stack = await formation.stacks.stack(stackName);
    const status = stack?.StackStatus ?? 'DELETE_COMPLETE';
    const fresh = (await formation.stacks.eventsSince(stackName, seen.at(-1)?.EventId ?? known)).toReversed();
    seen.push(...fresh);
    if (fresh.length > 0) log.foreign(fresh.map(progressLine));
    if (!status.endsWith('_IN_PROGRESS')) return ended(stackName, status, seen);
    if (signal.aborted) {
      log.line(`CloudFormation goes on with ${stackName} by itself; the next run waits for it`);
      throw signal.reason;
    }
    await clock.sleep(POLL_MS);
  }
}

function ended(stackName: string, status: string, seen: readonly StackEvent[]): void {
  if (GOOD.test(status)) return;
  const failed = firstFailed(seen);
  const what = failed
    ? `${failed.LogicalResourceId} (${failed.ResourceType}): ${failed.ResourceStatusReason ?? 'no reason was given'}`
    : `the stack is ${status}`;
  throw new Failure(
    `The deployment of ${stackName} failed: ${what}`,
    'CloudFormation has taken it back. Mend what it names, and run again.',
    { logLines: seen.map(progressLine) },
  );
}
