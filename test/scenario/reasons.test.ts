import { describe, expect, test } from 'vitest';
import type { DeployRequest } from '../../src/model/request.ts';
import type { Role } from '../../src/model/task-definition.ts';
import { summary } from '../../src/report/summary.ts';
import type { Program } from '../cloud/ecs/behaviour.ts';
import { deploy, goLive, openStage } from './acts.ts';
import type { Stage } from './stage.ts';

/** A second release that fails for a reason of the platform: what its page says between "usually means" and the log. */
async function told(
  arrange: (stage: Stage) => Partial<Record<Role, Program>>,
  more: Partial<DeployRequest> = {},
): Promise<string> {
  const stage = await openStage();
  await goLive(stage, 'one');
  const build = stage.build('two', arrange(stage));
  const { outcome } = await deploy(stage, build, more);
  const page = summary(outcome);
  return /This usually means that (.*)/.exec(page)?.[1] ?? page;
}

const exits = (code: number, more: object = {}): Program => ({ kind: 'exits', after: 2_000, code, ...more });
const answers = (status: number): Program => ({
  kind: 'runs',
  answer: () => ({ status, headers: {}, body: '' }),
});

describe('from the words of ECS to the page', () => {
  test.each<[string, Partial<Record<Role, Program>>, string, string]>([
    ['137', { web: exits(137) }, 'most often for want of memory (512 MiB)', 'Raise the task'],
    [
      'OutOfMemoryError',
      { web: exits(137, { reason: 'OutOfMemoryError: Container killed due to memory usage' }) },
      'used more memory than the task has and was killed (512 MiB)',
      'fewer gunicorn workers',
    ],
    ['137 of a migration', { migrate: exits(137) }, 'for want of memory (512 MiB)', 'Raise the task'],
    [
      'an image that cannot be pulled',
      { web: { kind: 'cannot-pull', message: 'pull image manifest has been retried 1 time(s): not found' } },
      'the registry holds no such image',
      'digest',
    ],
    [
      'a registry out of reach',
      { web: { kind: 'cannot-pull', message: 'dial tcp 10.0.0.1:443: i/o timeout' } },
      'cannot reach the registry',
      'NAT gateway',
    ],
    [
      'another processor',
      { web: exits(1, { lines: [{ after: 10, text: 'exec /usr/local/bin/gunicorn: exec format error' }] }) },
      'another processor than arm64',
      'linux/arm64',
    ],
    ['a health check that gets 400', { web: answers(400) }, 'refuses the Host header', 'ALLOWED'],
    ['a health check that gets 301', { web: answers(301) }, 'redirects the health path', 'SECURE'],
  ])('%s', async (_, programs, meaning, remedy) => {
    const said = await told(() => programs);
    expect(said).toContain(meaning);
    expect(said).toContain(remedy);
  });

  test('no capacity for a service, until the time is over', async () => {
    const said = await told(
      (stage) => {
        stage.cloud.ecs.noCapacity(true);
        return {};
      },
      { timeoutMs: 120_000 },
    );
    expect(said).toContain('AWS has no capacity for the task');
    expect(said).toContain('more availability zones');
  });

  test('no capacity for a migration', async () => {
    const said = await told((stage) => {
      const refusal = [{ reason: 'RESOURCE:MEMORY' }];
      stage.cloud.ecs.refuseRunTask(...Array.from({ length: 5 }, () => refusal));
      return {};
    });
    expect(said).toContain('AWS has no capacity for the task');
  });
});

test('a secret without a value: the command that gives it one', async () => {
  const page = await told((stage) => {
    stage.engine.infra.secrets = { STRIPE: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:stripe' };
    return {};
  });
  expect(page).toContain('A secret has no value: STRIPE.');
  expect(page).toContain('aws secretsmanager put-secret-value --secret-id arn:aws:secretsmanager');
});

describe('from the words of the edge to the page', () => {
  test.each([
    [525, 'cannot agree on TLS', 'current TLS policy'],
    [526, 'certificate does not cover this host', 'public and both preview hosts'],
  ] as const)('%i', async (status, meaning, remedy) => {
    const said = await told((stage) => {
      stage.cloud.edge.broken.set('green.elb.example.net', status);
      return {};
    });
    expect(said).toContain(meaning);
    expect(said).toContain(remedy);
  });

  test('its challenge', async () => {
    const said = await told((stage) => {
      stage.cloud.edge.guards.push({ kind: 'challenge', hosts: ['api-green.example.com'] });
      return {};
    });
    expect(said).toContain('this says nothing about the release');
    expect(said).toContain('skip the zone');
  });
});
