import { RegisterTaskDefinitionCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BuiltRelease } from '../../app/releases.ts';
import { definitionOf, openScene as openEcsScene } from '../ecs/scene.ts';
import { startTicker } from '../ecs/ticker.ts';
import { openScene } from './scene.ts';

/** As infra/terraform/modules/ecs-color has it, with a platform in a hurry. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own.
const PING = 'celery -A shop inspect ping --timeout 10 --destination "celery@${HOSTNAME:-$(hostname)}"';
const HEALTH = { command: ['CMD-SHELL', PING], interval: 5, timeout: 20, retries: 10 };
const STOP_TIMEOUT_S = 8;
const VISIBILITY_S = 20;
const QUICK = {
  provisioning: [10, 10],
  pending: [10, 10],
  activating: [10, 10],
  deprovisioning: [10, 10],
  scheduler: [10, 10],
} as const;

let scene: Awaited<ReturnType<typeof openScene>>;
let ecs: Awaited<ReturnType<typeof openEcsScene>>;
let release: BuiltRelease;
let end: () => Promise<void>;

beforeAll(async () => {
  scene = await openScene();
  release = await scene.build({ kind: 'good', number: 1 });
  const migrate = await scene.start('migrate', release, ['python', 'manage.py', 'migrate', '--noinput']);
  expect(await migrate.exited, migrate.lines.join('\n')).toEqual({ exitCode: 0 });
  ecs = await openEcsScene({
    clock: { now: () => Date.now() },
    runner: scene.runner,
    otherwise: { kind: 'process' },
    delays: QUICK,
  });
  end = startTicker(ecs.control, (error) => {
    throw error;
  });
});
afterAll(async () => {
  await end?.();
  await scene?.close();
});

async function startWorkers(serviceName: string): Promise<void> {
  const [container] = definitionOf('worker').containerDefinitions ?? [];
  const environment = Object.entries({
    ...scene.environment(release),
    VISIBILITY_TIMEOUT: `${VISIBILITY_S}`,
  });
  const { taskDefinition } = await ecs.ecs.send(
    new RegisterTaskDefinitionCommand({
      ...definitionOf(serviceName),
      containerDefinitions: [
        {
          ...container,
          image: scene.image(release),
          portMappings: [],
          command: ['celery', '-A', 'shop', 'worker', '--loglevel=info', '--concurrency=2'],
          environment: environment.map(([name, value]) => ({ name, value })),
          healthCheck: HEALTH,
          stopTimeout: STOP_TIMEOUT_S,
        },
      ],
    }),
  );
  await ecs.createService({
    serviceName,
    desiredCount: 1,
    taskDefinition: taskDefinition?.taskDefinitionArn ?? '',
  });
}

const healthOf = async (serviceName: string) => {
  const [arn] = await ecs.taskArns('RUNNING', serviceName);
  return arn === undefined ? 'none' : (await ecs.task(arn))?.healthStatus;
};
const stopWorkers = (service: string) =>
  ecs.ecs.send(new UpdateServiceCommand({ cluster: 'shop', service, desiredCount: 0 }));
const exitCodeOf = (serviceName: string) =>
  ecs.control.ran().find(({ group }) => group === `service:${serviceName}`)?.containers[0]?.exitCode;
const run = async (code: string) => {
  const shell = await scene.start('migrate', release, ['python', 'manage.py', 'shell', '-c', code]);
  expect(await shell.exited, shell.lines.join('\n')).toEqual({ exitCode: 0 });
};
const executions = (kind: string) =>
  scene.postgres.query('app', `SELECT * FROM work_execution WHERE kind = '${kind}' ORDER BY id`);

test('a worker answers its own ping, and ends what it holds on SIGTERM', async () => {
  await startWorkers('old');
  expect(['none', 'UNKNOWN']).toContain(await healthOf('old'));
  await expect.poll(() => healthOf('old'), { timeout: 40_000, interval: 500 }).toBe('HEALTHY');
  await run('from work.tasks import long; long.delay(4)');
  await expect.poll(() => executions('long'), { timeout: 10_000 }).toHaveLength(1);
  await stopWorkers('old');
  await expect.poll(() => exitCodeOf('old'), { timeout: 20_000 }).toBe(0);
  expect(await executions('long')).toMatchObject([{ ended_at: expect.any(Date) }]);
});

test('what was killed after the stop timeout comes back once, when the visibility timeout is over', async () => {
  await startWorkers('killed');
  await expect.poll(() => healthOf('killed'), { timeout: 40_000, interval: 500 }).toBe('HEALTHY');
  await run('from work.tasks import too_long; too_long.delay(14)');
  await expect.poll(() => executions('too_long'), { timeout: 10_000 }).toHaveLength(1);
  await startWorkers('new');
  await stopWorkers('killed');
  await expect.poll(() => exitCodeOf('killed'), { timeout: 20_000 }).toBe(137);
  await expect.poll(() => executions('too_long'), { timeout: 60_000 }).toHaveLength(2);
  const [first, second] = await executions('too_long');
  expect(first).toMatchObject({ ended_at: null, task_id: second?.['task_id'] });
  const came = Number(second?.['began_at']) - Number(first?.['began_at']);
  expect(came).toBeGreaterThan(VISIBILITY_S * 1000 - 1_000);
  await stopWorkers('new');
});
