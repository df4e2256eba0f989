import { expect, test } from 'vitest';
import type { EndedTask } from '../../src/model/task-verdict.ts';
import { endedAttempt, judgeTask, migrationInProgress } from '../../src/model/task-verdict.ts';

const ended = (containers: EndedTask['containers'], more: Partial<EndedTask> = {}): EndedTask => ({
  lastStatus: 'STOPPED',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  containers,
  ...more,
});
const migrate = (exitCode: number | null, reason?: string) => ({
  name: 'migrate',
  exitCode,
  ...(reason === undefined ? {} : { reason }),
});
const sidecar = (exitCode: number | null) => ({ name: 'sidecar', exitCode });

test.each<[string, EndedTask, string]>([
  ['it exits with 0', ended([migrate(0)]), 'passed'],
  ['a sidecar before it fails', ended([sidecar(1), migrate(0)]), 'passed'],
  ['a sidecar before it passes', ended([sidecar(0), migrate(1)]), 'failed'],
  ['it never started', ended([migrate(null)], { stopCode: 'TaskFailedToStart' }), 'failed'],
  ['it was told to stop and ended well', ended([migrate(0)], { stopCode: 'UserInitiated' }), 'failed'],
  ['it is not there', ended([sidecar(0)]), 'failed'],
  ['there is no container', ended([]), 'failed'],
  ['it has ended, but the task has not', ended([migrate(0)], { lastStatus: 'DEPROVISIONING' }), 'running'],
  ['it runs', ended([migrate(null)], { lastStatus: 'RUNNING' }), 'running'],
])('%s', (_, task, expected) => {
  expect(judgeTask(task, 'migrate').kind).toBe(expected);
});

test.each<[string, EndedTask, string]>([
  [
    'an ordinary exit',
    ended([migrate(3)]),
    'exit code 3: EssentialContainerExited: Essential container in task exited',
  ],
  [
    'an image that cannot be pulled',
    ended([migrate(null, 'CannotPullContainerError: not found')], {
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'CannotPullContainerError: not found',
    }),
    'never started: TaskFailedToStart: CannotPullContainerError: not found',
  ],
  ['nothing said', { lastStatus: 'STOPPED', containers: [migrate(137, '')] }, 'exit code 137'],
  ['no such container', ended([]), 'the task has no container named migrate'],
])('the reason of %s', (_, task, reason) => {
  expect(judgeTask(task, 'migrate')).toMatchObject({ reason });
});

test.each([
  ['passed', { kind: 'passed' } as const, { state: 'passed', exitCode: 0, ms: 50 }],
  [
    'failed without an exit code',
    { kind: 'failed', exitCode: null, reason: '' } as const,
    { state: 'failed', exitCode: null, ms: 50 },
  ],
])('an attempt that %s is written down', (_, verdict, expected) => {
  const attempt = { phase: 'expand', number: 1, startedAt: 100, state: 'running' } as const;
  expect(endedAttempt(attempt, verdict, 150)).toMatchObject({ number: 1, ...expected });
});

const BEGUN = '  Applying orders.0002_total...';
test.each<[string, string[], string | undefined]>([
  ['nothing yet', ['Running migrations:'], undefined],
  ['begun', ['Running migrations:', BEGUN], 'orders.0002_total'],
  ['begun and ended on one line', [`${BEGUN} OK`], undefined],
  ['ended on the next line', [BEGUN, ' OK'], undefined],
  ['the second one begun', [`${BEGUN} OK`, '  Applying orders.0003_index...'], 'orders.0003_index'],
  ['faked', [`${BEGUN} FAKED`], undefined],
  ['something printed in the middle of it', [BEGUN, 'copied 10 rows'], 'orders.0002_total'],
  ['failed by itself', [BEGUN, 'Traceback (most recent call last):'], undefined],
  ['going backwards', ['  Unapplying orders.0002_total...'], 'orders.0002_total'],
  ['no migration at all', [], undefined],
])('a migration in progress: %s', (_, lines, expected) => {
  expect(migrationInProgress(lines)).toBe(expected);
});
