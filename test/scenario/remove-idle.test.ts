import { expect, test } from 'vitest';
import { deploy, failureOf, GREEN, goLive, live, openStage, removeIdle, told } from './acts.ts';
import { atCall, callsWith } from './calls.ts';
import { roleArn } from './model-color.ts';
import { SITE } from './requests.ts';
import type { Stage } from './stage.ts';
import { stepsOf, transcript } from './transcript.ts';
import { pass, watchWeb } from './web.ts';

const HOUR = 3_600_000;
const HOST = SITE.previewHostnames.blue;

/** Green is live, blue the way back, and the hour is over. */
async function dueStage(more: Parameters<typeof goLive>[2] = {}) {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  const two = await goLive(stage, 'two', more);
  await pass(stage, HOUR);
  return { stage, one, two };
}

/** The same with blue removed. */
async function removedStage() {
  const due = await dueStage();
  expect(told((await removeIdle(due.stage)).outcome)).toMatchObject({ result: 'live' });
  return due;
}

async function webStatus(stage: Stage, color: string): Promise<string | undefined> {
  const { DescribeServicesCommand } = await import('@aws-sdk/client-ecs');
  const asked = { cluster: 'shop-production', services: [`shop-production-${color}-web`] };
  const { services = [] } = await stage.engine.hands.ecs.send(new DescribeServicesCommand(asked));
  return services[0]?.status;
}

const removed = (stage: Stage) => stage.engine.planned.filter(({ stack }) => stack.endsWith('removed'));

test('what is due, whole: outputs, log and remote calls', async () => {
  const { stage } = await dueStage({ contractCommand: 'python manage.py migrate' });
  const fewest = watchWeb(stage, 'green');
  const played = await removeIdle(stage);
  const { steps: _, startedAt: __, ms: ___, ...outputs } = played.outcome;
  expect(outputs).toMatchSnapshot('outputs');
  expect(played.log.join('\n')).toMatchSnapshot('log');
  expect(transcript(played.calls)).toMatchSnapshot('calls');
  expect(stepsOf(played)).toEqual(['look', 'lock', 'locate', 'settle', 'remove idle']);
  expect([await webStatus(stage, 'blue'), await webStatus(stage, 'green')]).toEqual(['INACTIVE', 'ACTIVE']);
  expect([stage.cloud.zone.named(HOST).length, fewest()]).toEqual([0, 2]);
  expect(live(stage)).toBe(GREEN);
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('a second time one look says so, without lock and engine', async () => {
  const { stage } = await removedStage();
  await pass(stage, 1_000);
  const since = stage.clock.now();
  const planned = removed(stage).length;
  const { outcome, log } = await removeIdle(stage);
  expect(told(outcome)).toEqual({ result: 'unchanged', exit: 0, changed: false, liveColor: 'green' });
  expect(log.join('\n')).toMatch(/is settled already, and blue was removed at 20\d\d-.* UTC\./);
  expect([callsWith(stage, 'PutObject', since), removed(stage).length]).toEqual([[], planned]);
});

test('what was settled before is removed alone', async () => {
  const { stage, two } = await dueStage();
  await stage.settle({ release: two.release });
  const played = await removeIdle(stage);
  expect(stepsOf(played)).toEqual(['look', 'lock', 'locate', 'remove idle']);
  expect(await webStatus(stage, 'blue')).toBe('INACTIVE');
});

test('before its time nothing goes, and a colour that was never built is none', async () => {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  const first = await removeIdle(stage, { release: one.release });
  expect(stepsOf(first)).toEqual(['look', 'lock', 'locate', 'settle']);
  expect((await removeIdle(stage)).log.join('\n')).toContain('and green was never built.');
  await goLive(stage, 'two');
  expect(told((await removeIdle(stage)).outcome)).toMatchObject({ result: 'unchanged' });
  expect([stage.webTasks('blue'), removed(stage)]).toEqual([2, []]);
});

test('a dry run shows what would go, and writes nothing', async () => {
  const { stage } = await dueStage();
  const since = stage.clock.now();
  const { outcome, log } = await removeIdle(stage, { dryRun: true });
  expect(told(outcome)).toMatchObject({ result: 'unchanged', changed: false });
  expect(log.join('\n')).toMatch(/Dry run: \w{12} would be settled and blue would be removed\./);
  expect(outcome.plans?.flatMap(({ changes }) => changes)).toEqual([
    expect.objectContaining({ action: 'destroy', address: 'aws_ecs_service.shop-production-blue-web' }),
  ]);
  expect(callsWith(stage, 'PutObject', since)).toEqual([]);
  expect([stage.webTasks('blue'), stage.cloud.zone.named(HOST).length]).toEqual([2, 1]);
});

test('the next deploy brings the colour back, and it is a way back again', async () => {
  const { stage, two } = await removedStage();
  const { outcome, log } = await deploy(stage, stage.build('three'));
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'blue' });
  expect(log).toContain('blue was removed: it is built anew');
  expect(stage.ledger().removed).toBeUndefined();
  expect(stage.cloud.zone.named(HOST).map(({ content }) => content)).toEqual(['blue.elb.example.net']);
  const back = await stage.rollback();
  expect(told(back.outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
  expect(back.outcome.release).toBe(two.release);
});

test('somebody flips while it plans: the record that users come by stays, and the colour is a way back later', async () => {
  const { stage } = await dueStage();
  await stage.settle();
  atCall(stage, 'ListCertificates', () => stage.cloud.zone.point(SITE.hostname, HOST));
  const { outcome } = await removeIdle(stage);
  expect(failureOf(outcome).message).toContain('points at blue now: somebody flipped');
  expect(stage.cloud.zone.named(HOST)).toHaveLength(1);
  expect(stage.ledger().removed).toBeUndefined();
});

test('somebody flips while it looks: nothing of the colour that is live now goes', async () => {
  const { stage } = await dueStage();
  await stage.settle();
  atCall(stage, 'dns.records.delete', () => stage.cloud.zone.point(SITE.hostname, HOST));
  const { outcome } = await removeIdle(stage);
  expect(failureOf(outcome).message).toContain('points at blue now: somebody flipped');
  expect(await webStatus(stage, 'blue')).toBe('ACTIVE');
});

test('somebody starts tasks while it looks: they end first', async () => {
  const { stage } = await dueStage();
  await stage.settle();
  const { UpdateServiceCommand } = await import('@aws-sdk/client-ecs');
  const service = { cluster: 'shop-production', service: 'shop-production-blue-web', desiredCount: 1 };
  atCall(stage, 'dns.records.delete', () => {
    void stage.engine.hands.ecs.send(new UpdateServiceCommand(service));
  });
  await pass(stage, 1_000);
  const since = stage.clock.now();
  const { outcome } = await removeIdle(stage);
  expect(told(outcome)).toMatchObject({ result: 'live' });
  const ours = callsWith(stage, 'UpdateService', since).filter(({ caller }) => caller !== 'terraform');
  expect(ours).toHaveLength(1);
  expect([stage.webTasks('blue'), await webStatus(stage, 'blue')]).toEqual([0, 'INACTIVE']);
});

test.each([
  ['data', 'aws_s3_bucket', 'destroy'],
  ['logs', 'aws_cloudwatch_log_group', 'destroy'],
  ['anything but an end', 'aws_ecs_service', 'update'],
] as const)('a plan that means %s is refused before anything goes', async (_, type, action) => {
  const { stage } = await dueStage();
  stage.engine.infra.extraRemovals.push({ address: `${type}.one`, type, action });
  const { outcome } = await removeIdle(stage);
  expect(failureOf(outcome).message).toBe(
    `The plan to remove blue would do more than that:\n  ${action} ${type}.one`,
  );
  expect(stage.ledger().removed).toBeUndefined();
  expect([await webStatus(stage, 'blue'), stage.cloud.zone.named(HOST).length]).toEqual(['ACTIVE', 1]);
});

test('a load balancer that AWS would refuse to delete stops it before anything goes', async () => {
  const { stage } = await dueStage();
  stage.engine.infra.extraRemovals.push({
    address: 'aws_lb.one',
    type: 'aws_lb',
    action: 'destroy',
    heldBy: 'enable_deletion_protection',
  });
  const { outcome } = await removeIdle(stage);
  expect(failureOf(outcome).message).toBe(
    'AWS would refuse to delete what is protected: aws_lb.one (enable_deletion_protection is on).',
  );
  expect(stage.ledger().removed).toBeUndefined();
  expect([await webStatus(stage, 'blue'), stage.cloud.zone.named(HOST).length]).toEqual(['ACTIVE', 1]);
});

test('what the live tasks run with stays, and the plan is refused', async () => {
  const { stage } = await dueStage();
  const address = 'aws_iam_role.task';
  stage.engine.infra.extraRemovals.push({ address, type: 'aws_iam_role', action: 'destroy' });
  stage.engine.infra.ids = new Map([[roleArn('green', 'task'), `<${address}.arn>`]]);
  const { outcome } = await removeIdle(stage);
  expect(failureOf(outcome).message).toBe(`What is live uses what blue would lose: ${address}.`);
  expect(await webStatus(stage, 'blue')).toBe('ACTIVE');
});

test('one that ends half way is told, blocks the flip, and is gone on with', async () => {
  const { stage } = await dueStage();
  stage.engine.infra.removalFailure = new Error('a subnet is in use');
  const first = await removeIdle(stage);
  expect(told(first.outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'green' });
  expect((await stage.status()).outcome.changes).toContainEqual(
    expect.objectContaining({ what: 'blue', after: 'half removed' }),
  );
  expect(failureOf((await stage.rollback()).outcome).message).toMatch(
    /^The colour blue is gone: its removal/,
  );
  const { outcome } = await removeIdle(stage);
  expect(told(outcome)).toMatchObject({ result: 'live' });
  expect(await webStatus(stage, 'blue')).toBe('INACTIVE');
});

test('a preview record that somebody else made is not ours to remove', async () => {
  const { stage } = await dueStage();
  const [own] = stage.cloud.zone.named(HOST);
  stage.cloud.zone.edit([{ kind: 'delete', id: own?.id ?? '' }]);
  stage.cloud.zone.add({ type: 'A', name: HOST, content: '192.0.2.9', proxied: true });
  expect(told((await removeIdle(stage)).outcome)).toMatchObject({ result: 'live' });
  expect(stage.cloud.zone.named(HOST).map(({ content }) => content)).toEqual(['192.0.2.9']);
});
