import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import {
  begin,
  deploy,
  endOf,
  failureOf,
  GREEN,
  goLive,
  killed,
  live,
  openStage,
  QUICK,
  removeIdle,
  told,
} from './acts.ts';
import { expectBackgroundIn, stageWithBackground } from './background.ts';
import { befall, callsWith } from './calls.ts';
import { roleArn } from './model-color.ts';
import { finished } from './played.ts';
import { driftRequest, planRequest, SITE } from './requests.ts';
import type { Stage } from './stage.ts';
import { stepsOf } from './transcript.ts';
import { pass } from './web.ts';

/** Green is live, and blue is removed. */
async function removedStage(open: () => Promise<Stage> = openStage) {
  const stage = await open();
  stage.cloud.images.repositories.set('shop', 'IMMUTABLE').set('shop/cache', 'MUTABLE');
  const one = await goLive(stage, 'one');
  const two = await goLive(stage, 'two');
  const { outcome } = await removeIdle(stage, { release: two.release });
  expect(told(outcome)).toMatchObject({ result: 'live' });
  return { stage, one, two, outcome };
}

test('the way back that is told then is the one that works', async () => {
  const { one, outcome } = await removedStage();
  expect(outcome.next).toMatchObject({
    kind: 'command',
    command: 'rollback',
    inputs: { to: one.release, 'in-place': 'true' },
    why: 'Take this back: inside green, task by task, because blue is removed.',
  });
});

test.each([false, true])(
  'a flip back to it is refused before anything changes (dry run: %s)',
  async (dryRun) => {
    const { stage, one } = await removedStage();
    await pass(stage, 1_000);
    const since = stage.clock.now();
    const { outcome } = await stage.rollback({ dryRun });
    expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, changed: false, liveColor: 'green' });
    expect(failureOf(outcome).message).toMatch(
      /^The colour blue is gone: `settle` removed it at 20.* UTC\.$/,
    );
    expect(failureOf(outcome).remedy).toContain(`\`to: ${one.release}\` and \`in-place: true\``);
    expect(outcome.next).toMatchObject({ inputs: { to: one.release, 'in-place': 'true' } });
    const writes = callsWith(stage, 'PutObject', since).map(({ target }) => target);
    expect(writes.filter((target) => !target.endsWith('lock.json'))).toEqual([]);
    expect([live(stage), stage.objects()]).toEqual([GREEN, ['ledger.json']]);
  },
);

test('in place it goes back, with the roles and logs of the colour that it runs in', async () => {
  const { stage, one, two } = await removedStage();
  const { outcome } = await stage.rollback({ inPlace: true });
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
  expect([outcome.release, await stage.engine.nextRelease('green')]).toEqual([one.release, one.release]);
  const { registered } = stage.ledger().releases.at(-1) ?? {};
  const asked = new DescribeTaskDefinitionCommand({ taskDefinition: registered?.web });
  const { taskDefinition } = await stage.engine.hands.ecs.send(asked);
  expect(taskDefinition).toMatchObject({
    executionRoleArn: roleArn('green', 'execution'),
    taskRoleArn: roleArn('green', 'task'),
    containerDefinitions: [
      { logConfiguration: { options: { 'awslogs-group': '/flipgate/shop-production/green/web' } } },
    ],
  });
  expect(stage.hold()).toMatchObject({ from: two.release, open: false });
});

test('with workers and beat: in place, a settle, and a deploy that builds it anew', async () => {
  const { stage } = await removedStage(stageWithBackground);
  expect(told((await stage.rollback({ inPlace: true })).outcome)).toMatchObject({ result: 'live' });
  await expectBackgroundIn(stage, 'green');
  await pass(stage, 3_600_000);
  expect(stepsOf(await removeIdle(stage))).toEqual(['look', 'lock', 'locate', 'settle']);
  const { outcome } = await deploy(stage, stage.build('three'), { liftHold: true });
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
  await expectBackgroundIn(stage, 'blue');
});

test('status shows it, drift has nothing to say of it, and a record of its host would be drift', async () => {
  const { stage } = await removedStage();
  const { changes } = (await stage.status()).outcome;
  expect(changes.find(({ what }) => what === 'blue')?.after).toBe('removed');
  const look = () => finished(stage.start(driftRequest(), { event: 'schedule' }));
  expect(told((await look()).outcome)).toMatchObject({ result: 'unchanged' });
  const host = SITE.previewHostnames.blue;
  stage.cloud.zone.add({ type: 'CNAME', name: host, content: 'blue.elb.example.net', proxied: true });
  expect(JSON.stringify((await look()).outcome.drift)).toContain('no record, since blue is not built');
});

test('a plan says that the merge builds it anew, and has no catching up to tell', async () => {
  const { stage } = await removedStage();
  const played = await finished(stage.start(planRequest(), { event: 'pull_request', sha: 'f'.repeat(40) }));
  const { picture } = played.outcome;
  if (picture?.state !== 'planned') throw new Error(JSON.stringify(told(played.outcome)));
  expect(picture.stacks.flatMap(({ changes }) => changes)).toEqual([]);
  expect([picture.catchUp, picture.merge?.colors]).toEqual([
    undefined,
    { live: 'green', idle: 'blue', rebuilt: true },
  ]);
});

test('a rollback stops a deploy that has not built it yet, and finds live what it asked for', async () => {
  const { stage, two } = await removedStage();
  const three = stage.build('three');
  befall(stage, 'GetCallerIdentity', { kind: 'delay', ms: 30_000 });
  const deploying = begin(stage, three, { ...QUICK, planParity: 'off' });
  await pass(stage, 5_000);
  expect(stage.ledger().removed?.blue).toBeDefined();
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ liveColor: 'green' });
  expect(outcome.result).not.toBe('refused');
  expect(stage.hold()).toMatchObject({ from: three.release, to: two.release, open: false });
  expect(told((await endOf(deploying)).outcome)).toMatchObject({ result: 'refused' });
});

test('one that was removed by hand is refused like one that settle removed', async () => {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  await goLive(stage, 'two');
  await stage.engine.remove('blue');
  const { outcome } = await stage.rollback();
  expect(failureOf(outcome).message).toBe('The colour blue is gone: its web service does not exist.');
  expect(outcome.next).toMatchObject({ inputs: { to: one.release, 'in-place': 'true' } });
});

test('a colour that a killed deploy has half built again is no way back', async () => {
  const { stage } = await removedStage();
  // Its preview record is made when its stack is there, and before its release is opened.
  befall(stage, 'dns.records.create', { kind: 'kill-before' }, 1);
  const playing = begin(stage, stage.build('three'));
  await killed(playing);
  expect(stage.ledger().removed).toHaveProperty('blue.begunAt');
  await pass(stage, 120_000);
  const { outcome } = await stage.rollback();
  expect(failureOf(outcome).message).toContain('The colour blue is gone: its removal was begun at');
  expect(told((await deploy(stage, stage.build('three'))).outcome)).toMatchObject({
    result: 'live',
    liveColor: 'blue',
  });
  expect(stage.ledger().removed).toBeUndefined();
});
