import type { StackEvent } from '@aws-sdk/client-cloudformation';

const FAILED = /_FAILED$/;
/** What CloudFormation says of those that it stops because another one has failed. */
const CASCADE = /^Resource (?:creation|update) cancelled/i;

/** One line for each state of a resource. */
export function progressLine({
  LogicalResourceId,
  ResourceStatus,
  ResourceStatusReason,
}: StackEvent): string {
  const why = FAILED.test(ResourceStatus ?? '') && ResourceStatusReason ? `: ${ResourceStatusReason}` : '';
  return `${LogicalResourceId}: ${(ResourceStatus ?? '').toLowerCase().replaceAll('_', ' ')}${why}`;
}

/** The first that failed by itself, with its reason. */
export function firstFailed(oldestFirst: readonly StackEvent[]): StackEvent | undefined {
  return oldestFirst.find(
    ({ ResourceStatus, ResourceStatusReason }) =>
      FAILED.test(ResourceStatus ?? '') && !CASCADE.test(ResourceStatusReason ?? ''),
  );
}

/** Resources that were to go, and are still there. */
export function notDeleted(oldestFirst: readonly StackEvent[]): readonly StackEvent[] {
  const last = new Map(oldestFirst.map((event) => [event.LogicalResourceId, event]));
  return [...last.values()].filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_FAILED');
}

/** A sentence with the reason of each. */
export function leftTold(left: readonly StackEvent[]): string {
  return left
    .map(
      (one) =>
        `${one.PhysicalResourceId ?? one.LogicalResourceId} (${one.ResourceType}): ${one.ResourceStatusReason ?? 'no reason was given'}`,
    )
    .join('; ');
}
