import { expect, test } from 'vitest';
import { firstFailed, progressLine } from '../../../src/engines/cdk/progress.ts';

const event = (LogicalResourceId: string, ResourceStatus: string, ResourceStatusReason?: string) => ({
  ...{
    StackId: 'arn',
    EventId: LogicalResourceId,
    StackName: 'shop-production-shared',
    Timestamp: new Date(0),
  },
  ...{ LogicalResourceId, ResourceStatus: ResourceStatus as 'CREATE_FAILED' },
  ...(ResourceStatusReason === undefined ? {} : { ResourceStatusReason }),
});

test('a line for each state, the reason of a failure with it', () => {
  expect(progressLine(event('Nat1', 'CREATE_IN_PROGRESS', 'Resource creation Initiated'))).toBe(
    'Nat1: create in progress',
  );
  expect(progressLine(event('Nat1', 'CREATE_FAILED', 'the limit is reached'))).toBe(
    'Nat1: create failed: the limit is reached',
  );
});

test('the first that failed by itself, not those that it took along', () => {
  const events = [
    event('Vpc', 'CREATE_COMPLETE'),
    event('Table', 'CREATE_FAILED', 'Resource creation cancelled'),
    event('Nat1', 'CREATE_FAILED', 'the limit is reached'),
  ];
  expect(firstFailed(events)?.LogicalResourceId).toBe('Nat1');
  expect(firstFailed(events.slice(0, 1))).toBeUndefined();
});
