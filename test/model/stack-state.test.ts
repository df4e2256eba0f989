import { expect, test } from 'vitest';
import { stackState } from '../../src/model/stack-state.ts';

test.each([
  [undefined, { kind: 'absent', inReview: false }],
  ['DELETE_COMPLETE', { kind: 'absent', inReview: false }],
  ['REVIEW_IN_PROGRESS', { kind: 'absent', inReview: true }],
  ['CREATE_COMPLETE', { kind: 'there' }],
  ['UPDATE_COMPLETE', { kind: 'there' }],
  ['UPDATE_ROLLBACK_COMPLETE', { kind: 'there' }],
  ['UPDATE_IN_PROGRESS', { kind: 'going on', status: 'UPDATE_IN_PROGRESS' }],
  [
    'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    { kind: 'going on', status: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS' },
  ],
])('%s', (status, state) => {
  expect(stackState('shop-production-shared', status, undefined)).toEqual(state);
});

test.each([
  ['ROLLBACK_COMPLETE', 'delete the stack'],
  ['ROLLBACK_FAILED', 'by hand'],
  ['CREATE_FAILED', 'delete the stack'],
  ['DELETE_FAILED', 'delete it again'],
  ['UPDATE_FAILED', 'rollback-stack'],
  ['UPDATE_ROLLBACK_FAILED', 'continue-update-rollback'],
  ['SOMETHING_NEW', 'Look at its events'],
])('%s is named, with its remedy', (status, remedy) => {
  const found = () => stackState('shop-production-shared', status, 'the limit is reached');
  expect(found).toThrow(`The stack shop-production-shared is ${status}: the limit is reached.`);
  expect(found).toThrow(expect.objectContaining({ remedy: expect.stringContaining(remedy) }));
});
