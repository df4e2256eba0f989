import { expect, test } from 'vitest';
import { deploy, goLive, openStage } from '../scenario/acts.ts';
import { apiDown } from '../scenario/api-down.ts';
import { cloudStack } from '../scenario/cloud-stack.ts';
import { imageRun } from '../scenario/image-run.ts';
import { finished } from '../scenario/played.ts';
import { driftRequest, planRequest } from '../scenario/requests.ts';
import type { Stage } from '../scenario/stage.ts';
import { overhear } from './demands/overhear.ts';

/** Whoever runs on a stage: the action and its `post:`. */
const ACTION = /^(run|post)-|^build$/;
const CONTRACT = { contractCommand: 'python manage.py contract' };

/** Everything that one command asked of IAM, on all stages that it was played on. */
async function asked(
  scenes: readonly ((stage: Stage) => Promise<() => Promise<unknown>>)[],
): Promise<string> {
  const lines = new Set<string>();
  for (const scene of scenes) {
    const stage = await openStage({ certificate: 'none' });
    stage.cloud.images.repositories.set('shop', 'IMMUTABLE').set('shop/cache', 'MUTABLE');
    stage.engine.infra.background = ['worker', 'beat'];
    const overheard = overhear(stage.cloud);
    const command = await scene(stage);
    await overheard.take(ACTION);
    await command();
    for (const line of await overheard.take(ACTION)) lines.add(line);
  }
  return `${[...lines].sort().join('\n')}\n`;
}

const file = (command: string) => `calls/${command}.txt`;

test('build', async () => {
  const lines = await asked([
    async (stage) => () => imageRun(stage, { scanThreshold: 'high' }),
    async (stage) => {
      await imageRun(stage);
      return () => imageRun(stage);
    },
  ]);
  await expect(lines).toMatchFileSnapshot(file('build'));
});

test('plan', async () => {
  const plan = (stage: Stage) => () =>
    finished(stage.start(planRequest(), { sha: 'f'.repeat(40), event: 'pull_request' }));
  const lines = await asked([
    async (stage) => plan(stage),
    async (stage) => {
      await goLive(stage, 'one');
      await goLive(stage, 'two', CONTRACT);
      return plan(stage);
    },
  ]);
  await expect(lines).toMatchFileSnapshot(file('plan'));
});

test('drift', async () => {
  const lines = await asked([
    async (stage) => {
      await goLive(stage, 'one');
      await goLive(stage, 'two');
      return () => finished(stage.start(driftRequest(), { event: 'schedule' }));
    },
  ]);
  await expect(lines).toMatchFileSnapshot(file('drift'));
});

test('deploy', async () => {
  const lines = await asked([
    async (stage) => () => goLive(stage, 'one'),
    async (stage) => {
      await goLive(stage, 'one', CONTRACT);
      return async () => {
        for (const more of ['two', 'three']) await goLive(stage, more, CONTRACT);
      };
    },
    async (stage) => {
      await goLive(stage, 'one');
      const broken = stage.build('two', { web: { kind: 'cannot-pull', message: 'no such image' } });
      return () => deploy(stage, broken);
    },
    async (stage) => {
      await goLive(stage, 'one');
      const failing = stage.build('two', { migrate: { kind: 'exits', after: 500, code: 1 } });
      return () => deploy(stage, failing);
    },
  ]);
  await expect(lines).toMatchFileSnapshot(file('deploy'));
});

test('settle', async () => {
  const lines = await asked([
    async (stage) => {
      await goLive(stage, 'one');
      const two = await goLive(stage, 'two', CONTRACT);
      return () => stage.settle({ release: two.release });
    },
  ]);
  await expect(lines).toMatchFileSnapshot(file('settle'));
});

test('rollback', async () => {
  const lines = await asked([
    async (stage) => {
      await goLive(stage, 'one');
      await goLive(stage, 'two');
      return () => stage.rollback();
    },
    async (stage) => {
      await goLive(stage, 'one');
      const two = await goLive(stage, 'two');
      await stage.settle({ release: two.release });
      return () => stage.rollback();
    },
    async (stage) => {
      await apiDown(stage);
      return () => stage.rollback({ inPlace: true });
    },
  ]);
  await expect(lines).toMatchFileSnapshot(file('rollback'));
});

test('run and status', async () => {
  for (const [command, act] of [
    ['run', (stage: Stage) => stage.run('python manage.py check')],
    ['status', (stage: Stage) => stage.status()],
  ] as const) {
    const lines = await asked([
      async (stage) => {
        await goLive(stage, 'one');
        return () => act(stage);
      },
    ]);
    await expect(lines).toMatchFileSnapshot(file(command));
  }
});

/** By the role of a deploy; by a plan's, with the token that it may read. */
test.each([
  ['doctor', 'deploy', 'shop-production/cloudflare'],
  ['doctor-plan', 'plan', 'shop-production/cloudflare-plan'],
])('%s', async (list, role, cloudflareApiTokenSecret) => {
  const awsRole = `arn:aws:iam::123456789012:role/flipgate/shop-production-${role}`;
  const examine = (stage: Stage) => () => stage.doctor({ awsRole, cloudflareApiTokenSecret });
  const lines = await asked([
    async (stage) => examine(stage),
    async (stage) => {
      stage.engine.infra.databaseAlarm = 'shop-production-database-connections';
      await goLive(stage, 'one');
      await goLive(stage, 'two');
      return examine(stage);
    },
    // Where there is one, CDK is the engine.
    async (stage) => {
      cloudStack(stage, 'shop-production-shared', 'UPDATE_COMPLETE');
      return examine(stage);
    },
  ]);
  await expect(lines).toMatchFileSnapshot(file(list));
});
