import { expect, test } from 'vitest';
import type { Program } from '../cloud/ecs/behaviour.ts';
import { deploy, failureOf, goLive, openStage, told } from './acts.ts';
import { goodMigration } from './programs.ts';
import type { Build } from './requests.ts';
import type { Stage } from './stage.ts';

const fails: Program = {
  kind: 'exits',
  after: 1_000,
  code: 1,
  lines: Array.from({ length: 30 }, (_, at) => ({ after: 10 * at, text: `line ${at + 1}` })),
};

/** Every phase's attempts of a release, as the ledger keeps them. */
function attempts(stage: Stage, { release }: Build) {
  return stage
    .ledger()
    .releases.filter((line) => line.release === release)
    .flatMap((line) => line.migrations)
    .map(({ number, state, exitCode }) => [number, state, exitCode]);
}

test('a migration that fails: nothing starts, and its last lines are in the error', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = stage.build('two', { migrate: fails });
  const { outcome } = await deploy(stage, two);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  const { step, message, logLines } = failureOf(outcome);
  expect(step).toBe('migrate');
  expect(message).toBe(
    'The expand migrations failed: exit code 1: EssentialContainerExited: Essential container in task exited.',
  );
  expect(logLines).toEqual(Array.from({ length: 20 }, (_, at) => `line ${at + 11}`));
  expect(attempts(stage, two)).toEqual([[1, 'failed', 1]]);
  expect(stage.webTasks('green')).toBe(0);
});

test('a failed migration can be run again: as a new attempt', async () => {
  const stage = await openStage();
  const two = stage.build('two', {
    migrate: ({ nth }) => (nth === 1 ? fails : goodMigration) as typeof fails & object,
  });
  expect(told((await deploy(stage, two)).outcome).result).toBe('refused');
  expect(told((await deploy(stage, two)).outcome).result).toBe('live');
  expect(attempts(stage, two)).toEqual([
    [1, 'failed', 1],
    [2, 'passed', 0],
  ]);
});

test('an exit code of null is a failure, with what ECS says instead', async () => {
  const stage = await openStage();
  const two = stage.build('two', { migrate: { kind: 'cannot-start', message: 'exec format error' } });
  const { outcome } = await deploy(stage, two);
  expect(failureOf(outcome).message).toMatch(/never started: .*exec format error/);
  expect(attempts(stage, two)).toEqual([[1, 'failed', null]]);
});

test('the container to judge passes beside a sidecar that fails', async () => {
  const stage = await openStage();
  stage.engine.infra.sidecar = true;
  const two = stage.build('two');
  stage.cloud.ecs.image('registry.example.net/sidecar:1', {
    sidecar: { kind: 'exits', after: 9_000, code: 1 },
  });
  expect(told((await deploy(stage, two)).outcome).result).toBe('live');
});

test('the container to judge fails beside a sidecar that passes', async () => {
  const stage = await openStage();
  stage.engine.infra.sidecar = true;
  const two = stage.build('two', { migrate: fails });
  stage.cloud.ecs.image('registry.example.net/sidecar:1', {
    sidecar: { kind: 'exits', after: 9_000, code: 0 },
  });
  const { outcome } = await deploy(stage, two);
  expect(failureOf(outcome).message).toContain('exit code 1');
});

test('RunTask with failures[]: asked again, then refused in the words of ECS', async () => {
  const stage = await openStage();
  const two = stage.build('two');
  const full = [{ reason: 'Capacity is unavailable at this time.' }];
  stage.cloud.ecs.refuseRunTask(full);
  expect(told((await deploy(stage, two)).outcome).result).toBe('live');

  const three = stage.build('three');
  stage.cloud.ecs.refuseRunTask(full, full, full, full);
  const { outcome } = await deploy(stage, three);
  expect(failureOf(outcome).message).toMatch(/^ECS started no task: .*Capacity is unavailable/);
  expect(stage.migrations(three)).toBe(0);
});

test('DescribeTasks that says MISSING right after RunTask is waited out', async () => {
  const stage = await openStage();
  stage.cloud.ecs.missingFor(20_000);
  await goLive(stage, 'one');
});

test('a task that ECS never comes to know is a failure, not a success', async () => {
  const stage = await openStage();
  stage.cloud.ecs.missingFor(3_600_000);
  const { outcome } = await deploy(stage, stage.build('one'));
  expect(failureOf(outcome).message).toMatch(/does not know the task .*; how it ended cannot be known/);
});

test('an image built for other machines: "exec format error" is what the log and the error say', async () => {
  const stage = await openStage();
  const one = stage.build('one', {
    migrate: {
      kind: 'exits',
      after: 100,
      code: 1,
      lines: [{ after: 50, text: 'exec /usr/bin/python: exec format error' }],
    },
  });
  const { outcome } = await deploy(stage, one);
  expect(failureOf(outcome).logLines).toEqual(['exec /usr/bin/python: exec format error']);
});

test('the migration is told how long PostgreSQL may make others wait', async () => {
  const stage = await openStage();
  await deploy(stage, stage.build('one'), { migrateStatementTimeoutMs: 60_000, migrateLockTimeoutMs: 3_000 });
  const [task] = stage.cloud.ecs.ran().filter((one) => one.group.startsWith('family:'));
  expect(task?.containers[0]?.environment['PGOPTIONS']).toBe(
    '-c lock_timeout=3000 -c statement_timeout=60000',
  );
  const command = task?.containers[0]?.command ?? [];
  expect([command[0], command[1], ...command.slice(4)]).toEqual([
    'python',
    '-c',
    'guard',
    'manage.py',
    'migrate',
    '--noinput',
  ]);
});
