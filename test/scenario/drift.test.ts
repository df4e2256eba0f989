import { RegisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling';
import { DeleteServiceCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { COLORS } from '../../src/model/color.ts';
import type { LookedReport } from '../../src/model/drift-report.ts';
import type { PlanChange } from '../../src/model/plan-change.ts';
import type { DriftRequest } from '../../src/model/request.ts';
import { BLUE, begin, deploy, endOf, failureOf, GREEN, goLive, killed, openStage, told } from './acts.ts';
import { finished, type Played } from './played.ts';
import { driftRequest, SITE } from './requests.ts';
import type { Stage } from './stage.ts';
import { transcript } from './transcript.ts';
import { pass } from './web.ts';

const RETENTION: PlanChange = {
  address: 'module.logs.aws_cloudwatch_log_group.flow',
  type: 'aws_cloudwatch_log_group',
  action: 'update',
  attributes: [{ path: 'retention_in_days', before: { known: '30' }, after: { known: '1' } }],
};
const WRITES =
  /\b(Put|Create|Delete|Update|Register|Deregister|Run|Stop|Request|Initiate|Upload|Complete)[A-Z]\w*|dns\.records\.(create|edit|delete|batch|update)/;

function drift(stage: Stage, more: Partial<DriftRequest> = {}): Promise<Played> {
  return finished(stage.start(driftRequest(more), { event: 'schedule' }));
}

function looked({ outcome }: Played): LookedReport {
  if (outcome.drift?.kind !== 'looked')
    throw new Error(`nothing was looked at: ${JSON.stringify(told(outcome))}`);
  return outcome.drift;
}

/** Everything that a look found, in one list. */
function found(played: Played): readonly string[] {
  const { stacks, edge } = looked(played);
  return [
    ...stacks.flatMap(({ name, changes }) => changes.map(({ address }) => `${name}: ${address}`)),
    ...edge.map(({ host, found: seen }) => `${host}: ${seen}`),
  ];
}

async function expectNoDrift(stage: Stage): Promise<void> {
  const played = await drift(stage);
  expect(found(played)).toEqual([]);
  expect(told(played.outcome)).toMatchObject({ result: 'unchanged', exit: 0, changed: false });
}

/** What the action has moved since the last apply of each colour, by attribute. */
async function moved(stage: Stage): Promise<ReadonlySet<string>> {
  const all = await Promise.all(COLORS.map((color) => stage.engine.memory.moved({ kind: 'color', color })));
  return new Set(all.flat().flatMap(({ attributes = [] }) => attributes.map(({ path }) => path)));
}

/** A person's hand, or autoscaling's. */
async function setDesired(stage: Stage, color: string, desiredCount: number): Promise<void> {
  const { ecs } = stage.engine.hands;
  const service = `shop-production-${color}-web`;
  await ecs.send(new UpdateServiceCommand({ cluster: 'shop-production', service, desiredCount }));
}

test('nothing is applied yet', async () => {
  const stage = await openStage();
  await expectNoDrift(stage);
});

test.each(['shared', 'blue'])(
  'where a release is and the outputs of %s are not, that is a failure',
  async (name) => {
    const stage = await openStage();
    await goLive(stage, 'one');
    stage.engine.infra.lost = [name];
    const { outcome } = await drift(stage);
    expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1 });
    expect(failureOf(outcome).message).toContain(`and ${name} has no outputs`);
  },
);

test('a release and its flip are no drift, and the look reads and does nothing else', async () => {
  const stage = await openStage();
  stage.engine.infra.background = ['worker', 'beat'];
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  expect(await moved(stage)).toEqual(
    new Set([
      'desired_count',
      'min_capacity',
      'suspended_state.DynamicScalingInSuspended',
      'suspended_state.DynamicScalingOutSuspended',
      'suspended_state.ScheduledScalingSuspended',
    ]),
  );
  const played = await drift(stage);
  expect(found(played)).toEqual([]);
  expect(told(played.outcome)).toMatchObject({ result: 'unchanged', exit: 0, changed: false });
  expect(played.outcome.notices).toEqual([]);
  expect(played.calls.filter((call) => WRITES.test(call))).toEqual([]);
  expect(transcript(played.calls)).toMatchSnapshot('calls');
});

test('a scale-up is no drift', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await setDesired(stage, 'blue', 5);
  await expectNoDrift(stage);
});

test.each(['warm', 'cold', 'in place'] as const)('a rollback, %s, is no drift', async (kind) => {
  const stage = await openStage();
  stage.engine.infra.background = ['worker', 'beat'];
  await goLive(stage, 'one');
  const two = await goLive(stage, 'two');
  if (kind !== 'warm') await stage.settle({ release: two.release });
  if (kind === 'in place') stage.cloud.cloudflare.down = true;
  const { outcome } = await stage.rollback({ inPlace: kind === 'in place' });
  expect(told(outcome)).toMatchObject({ result: 'live' });
  stage.cloud.cloudflare.down = false;
  expect((await moved(stage)).has('task_definition')).toBe(kind !== 'warm');
  await expectNoDrift(stage);
});

test('a rollback to what was there before Flipgate is no drift; what becomes of it by hand is', async () => {
  const stage = await openStage();
  const old = { type: 'A', name: SITE.hostname, content: '192.0.2.10', proxied: true };
  stage.cloud.zone.add(old);
  await goLive(stage, 'one', { adopt: ['192.0.2.10'] });
  await expectNoDrift(stage);
  expect(told((await stage.rollback({ to: 'adopted' })).outcome)).toMatchObject({ result: 'live' });
  await expectNoDrift(stage);
  stage.cloud.zone.point(SITE.hostname, '192.0.2.66');
  expect(found(await drift(stage))).toEqual([`${SITE.hostname}: A 192.0.2.66 (proxied)`]);
});

test('what somebody else did is drift, and fails', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.engine.infra.sharedDrift = [RETENTION];
  const { scaling } = stage.engine.hands;
  await scaling.send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: 'service/shop-production/shop-production-blue-web',
      MinCapacity: 3,
      MaxCapacity: 40,
    }),
  );
  const played = await drift(stage);
  expect(told(played.outcome)).toMatchObject({
    ...{ result: 'refused', exit: 1, changed: false, liveColor: 'blue' },
    failure: { step: 'drift', message: 'There is drift: 2 resources changed.' },
  });
  const [shared, blue] = looked(played).stacks;
  expect(shared?.changes).toEqual([RETENTION]);
  expect(blue?.changes).toMatchObject([
    { attributes: [{ path: 'max_capacity', before: { known: '6' }, after: { known: '40' } }] },
  ]);
});

test('a service that is gone is drift', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  const { ecs } = stage.engine.hands;
  const service = 'shop-production-blue-web';
  await ecs.send(new DeleteServiceCommand({ cluster: 'shop-production', service, force: true }));
  await pass(stage, 300_000);
  expect(found(await drift(stage))).toContain('blue: aws_ecs_service.shop-production-blue-web');
});

test('where the code says nothing, a difference is told and is no drift', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.engine.infra.openDrift = [RETENTION];
  await expectNoDrift(stage);
});

test.each<[string, (stage: Stage) => void, readonly string[]]>([
  [
    'a public record that is not proxied',
    ({ cloud: { zone } }) => {
      zone.edit(
        zone.named(SITE.hostname).map(({ id }) => ({ kind: 'patch', id, fields: { proxied: false } })),
      );
    },
    [`${SITE.hostname}: CNAME ${GREEN} (not proxied)`],
  ],
  [
    'a public record that points elsewhere',
    ({ cloud: { zone } }) => zone.point(SITE.hostname, 'elsewhere.example.net'),
    [`${SITE.hostname}: CNAME elsewhere.example.net (proxied)`],
  ],
  [
    'no public record',
    ({ cloud: { zone } }) => {
      zone.edit(zone.named(SITE.hostname).map(({ id }) => ({ kind: 'delete', id })));
    },
    [`${SITE.hostname}: no record`],
  ],
  [
    'a preview record that points elsewhere',
    ({ cloud: { zone } }) => zone.point(BLUE, 'green.elb.example.net'),
    [`${BLUE}: CNAME green.elb.example.net (proxied)`],
  ],
  [
    'a preview record that somebody made anew',
    ({ cloud: { zone } }) => {
      zone.edit(zone.named(BLUE).map(({ id }) => ({ kind: 'delete', id })));
      zone.add({
        type: 'CNAME',
        name: BLUE,
        content: 'blue.elb.example.net',
        proxied: true,
        comment: 'by ada',
      });
    },
    [`${BLUE}: CNAME blue.elb.example.net (proxied), commented "by ada"`],
  ],
  [
    'a load balancer of the public name',
    ({ cloud: { zone } }) => {
      zone.loadBalancers.push({ name: SITE.hostname });
    },
    [`${SITE.hostname}: a Cloudflare load balancer of this name, which overrides the record`],
  ],
  [
    'other types beside them are nobody’s business',
    ({ cloud: { zone } }) => {
      zone.add({ type: 'TXT', name: SITE.hostname, content: '"keep me"' });
    },
    [],
  ],
])('at the edge: %s', async (_, effect, expected) => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  effect(stage);
  expect(found(await drift(stage))).toEqual(expected);
});

test('a preview record of a colour that is not built', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.cloud.zone.add({ type: 'A', name: GREEN, content: '192.0.2.1', proxied: true });
  expect(found(await drift(stage))).toEqual([`${GREEN}: A 192.0.2.1 (proxied)`]);
});

test('while a deploy is at work nothing is said, and the issue stays as it is', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.engine.infra.sharedDrift = [RETENTION];
  const deploying = begin(stage, stage.build('two'));
  await pass(stage, 3_000);
  const { outcome } = await drift(stage);
  expect(told(outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
  expect(outcome.drift).toMatchObject({
    kind: 'postponed',
    why: expect.stringMatching(/^deploy \w{12} by ada/),
  });
  await endOf(deploying);
  expect(stage.cloud.github.hub.conversations.issues.size).toBe(0);
});

test('a deploy that begins meanwhile makes the look worth nothing', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.engine.infra.sharedDrift = [RETENTION];
  const two = stage.build('two');
  let deploying: Promise<Played> | undefined;
  stage.cloud.faults.when(
    ({ caller, operation }) => {
      if (caller === 'run-1002' && operation === 'ListCertificates') deploying ??= deploy(stage, two);
      return false;
    },
    { kind: 'delay', ms: 0 },
  );
  stage.cloud.faults.when(
    ({ caller, operation }) => caller === 'run-1002' && operation === 'ListTagsForCertificate',
    { kind: 'delay', ms: 5_000 },
  );
  const { outcome } = await drift(stage);
  expect(outcome.drift).toMatchObject({ kind: 'postponed' });
  await deploying;
});

test('a lock that nobody renews any more stops no look', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const playing = begin(stage, stage.build('two'));
  await pass(stage, 3_000);
  playing.process.caller.kill('by the test');
  await killed(playing);
  await pass(stage, 100_000);
  expect(looked(await drift(stage)).stacks.map(({ name }) => name)).toContain('shared');
});
