import { expect, test } from 'vitest';
import type { StartSight } from '../../src/model/start-verdict.ts';
import { judgeStart } from '../../src/model/start-verdict.ts';

const WISH = { deployment: 'ecs-svc/2', taskDefinition: 'web:2', count: 3 };
type Primary = NonNullable<StartSight['primary']>;
const PRIMARY: Primary = {
  id: 'ecs-svc/2',
  taskDefinition: 'web:2',
  running: 3,
  pending: 0,
  failedTasks: 0,
  rollout: 'COMPLETED',
};
const sight = (primary: Partial<Primary>, more: Partial<StartSight> = {}): StartSight => ({
  primary: { ...PRIMARY, ...primary },
  others: 0,
  healthy: 3,
  newestStart: undefined,
  ...more,
});

test.each<[string, StartSight, string]>([
  ['all run, all healthy, and ECS says so', sight({}), 'started'],
  ['more than wanted', sight({ running: 4 }, { healthy: 4 }), 'started'],
  ['not seen yet', { primary: undefined, others: 0, healthy: undefined, newestStart: undefined }, 'waiting'],
  ['fewer run', sight({ running: 2 }), 'waiting'],
  ['at zero tasks', sight({ running: 0 }, { healthy: 0 }), 'waiting'],
  ['one is pending', sight({ pending: 1 }), 'waiting'],
  ['tasks of another deployment still run', sight({}, { others: 1 }), 'waiting near'],
  ['all run, none healthy', sight({}, { healthy: 0 }), 'waiting near'],
  ['health has not been asked', sight({}, { healthy: undefined }), 'waiting near'],
  ['healthy, but ECS has not finished', sight({ rollout: 'IN_PROGRESS' }), 'waiting near'],
  ['the circuit breaker rolled back: another id', sight({ id: 'ecs-svc/1' }), 'failed'],
  ['somebody put another definition in', sight({ taskDefinition: 'web:1' }), 'failed'],
  ['given up by ECS', sight({ rollout: 'FAILED', rolloutReason: 'circuit breaker' }), 'failed'],
  ['one task failed to start', sight({ running: 0, failedTasks: 1, rollout: 'IN_PROGRESS' }), 'failed'],
  ['one failed though all run by now', sight({ failedTasks: 1 }), 'failed'],
])('%s', (_, seen, expected) => {
  const verdict = judgeStart(WISH, seen);
  expect(verdict.kind === 'waiting' && verdict.near ? 'waiting near' : verdict.kind).toBe(expected);
});

test('the failure says what ECS said, or who replaced it', () => {
  expect(judgeStart(WISH, sight({ rollout: 'FAILED', rolloutReason: 'circuit breaker' }))).toMatchObject({
    reason: 'circuit breaker',
  });
  expect(judgeStart(WISH, sight({ id: 'ecs-svc/1', taskDefinition: 'web:1' }))).toMatchObject({
    reason: 'deployment ecs-svc/2 was replaced by ecs-svc/1 (web:1)',
  });
});
