import { expect, test } from 'vitest';
import { lostATask, type StartSight } from '../../src/model/start-verdict.ts';

const sight = (running: number, pending: number, newestStart = 'started 2', id = 'new'): StartSight => ({
  primary: { id, taskDefinition: 'web:2', running, pending, failedTasks: 0, rollout: 'IN_PROGRESS' },
  others: 0,
  healthy: undefined,
  newestStart,
});

test.each([
  ['the second task is only now started', sight(0, 1, 'started 1'), sight(0, 2, 'started 1 more'), false],
  ['a task goes from pending to running', sight(0, 2), sight(1, 1), false],
  ['a running task is gone', sight(2, 0), sight(1, 1), true],
  ['a task came and went between two looks, its replacement not there yet', sight(1, 1), sight(1, 0), true],
  [
    'a task came and went between two looks, and is replaced',
    sight(1, 1),
    sight(1, 1, 'started 1 more'),
    true,
  ],
  ['another deployment took over', sight(2, 0), sight(1, 1, 'started 2', 'newer'), false],
])('%s', (_, before, now, lost) => {
  expect(lostATask(2, before, now)).toBe(lost);
});

test('nothing is lost where nothing is seen', () => {
  expect(lostATask(2, { ...sight(2, 0), primary: undefined }, sight(0, 0))).toBe(false);
});
