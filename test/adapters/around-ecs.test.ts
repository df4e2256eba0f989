import { expect, test } from 'vitest';
import { openAlarms } from '../../src/adapters/alarms.ts';
import { openIdentity } from '../../src/adapters/identity.ts';
import { openLoadBalancing } from '../../src/adapters/load-balancing.ts';
import { openScaling } from '../../src/adapters/scaling.ts';
import { openTaskLogs } from '../../src/adapters/task-logs.ts';
import { awsRefusal, openAwsLoopback } from './aws-loopback.ts';
import { type Answer, json } from './loopback.ts';

const GROUP = 'arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/web/1';

test('target health reads with the port of the target and the reason', async () => {
  const member = (state: string, more = '') =>
    `<member><Target><Id>10.0.0.1</Id><Port>8000</Port></Target><TargetHealth><State>${state}</State>${more}</TargetHealth></member>`;
  const reason = '<Reason>Target.Timeout</Reason><Description>Request timed out</Description>';
  const members = `${member('healthy')}${member('unhealthy', reason)}${member('unhealthy.draining')}`;
  await using aws = await openAwsLoopback(() =>
    query('DescribeTargetHealth', `<TargetHealthDescriptions>${members}</TargetHealthDescriptions>`),
  );
  expect(await openLoadBalancing(aws.connection).targetHealth(GROUP)).toEqual([
    { target: '10.0.0.1:8000', state: 'healthy' },
    { target: '10.0.0.1:8000', state: 'unhealthy', reason: 'Target.Timeout: Request timed out' },
    { target: '10.0.0.1:8000', state: 'draining' },
  ]);
  expect(new URLSearchParams(aws.server.asked[0]?.body).get('TargetGroupArn')).toBe(GROUP);
});

test('a scalable target is found by cluster and service, and one that is not there is undefined', async () => {
  const SuspendedState = { DynamicScalingInSuspended: true, ScheduledScalingSuspended: true };
  const target = { MinCapacity: 2, MaxCapacity: 6, SuspendedState };
  await using aws = await openAwsLoopback((_asked, number) =>
    json({ ScalableTargets: number === 1 ? [target] : [] }),
  );
  const scaling = openScaling(aws.connection);
  expect(await scaling.target('shop', 'web-blue')).toEqual({
    min: 2,
    max: 6,
    suspended: { in: true, out: false, scheduled: true },
  });
  expect(await scaling.target('shop', 'beat')).toBeUndefined();
  expect(JSON.parse(aws.server.asked[0]?.body ?? '')).toMatchObject({
    ResourceIds: ['service/shop/web-blue'],
  });
});

test('a suspension alone names no minimum', async () => {
  await using aws = await openAwsLoopback(() => json({}));
  const suspended = { in: true, out: true, scheduled: false };
  await openScaling(aws.connection).set('shop', 'web-blue', { suspended });
  await openScaling(aws.connection).set('shop', 'web-blue', { min: 0, suspended });
  const bodies = aws.server.asked.map(({ body }) => JSON.parse(body));
  expect(bodies[0]).toEqual({
    ServiceNamespace: 'ecs',
    ResourceId: 'service/shop/web-blue',
    ScalableDimension: 'ecs:service:DesiredCount',
    SuspendedState: {
      DynamicScalingInSuspended: true,
      DynamicScalingOutSuspended: true,
      ScheduledScalingSuspended: false,
    },
  });
  expect(bodies[1]).toEqual({ ...bodies[0], MinCapacity: 0 });
});

test('alarm states count from their transition, composite alarms among them', async () => {
  await using aws = await openAwsLoopback(() =>
    json({
      MetricAlarms: [
        {
          AlarmName: '5xx',
          StateValue: 'ALARM',
          StateReason: 'too many',
          StateUpdatedTimestamp: 1_793_000_100,
          StateTransitionedTimestamp: 1_793_000_000,
        },
      ],
      CompositeAlarms: [{ AlarmName: 'all', StateValue: 'OK', StateUpdatedTimestamp: 1_793_000_000 }],
    }),
  );
  const found = await openAlarms(aws.connection).states(['5xx', 'all', 'gone']);
  expect([...found]).toEqual([
    ['5xx', { state: 'ALARM', since: 1_793_000_000_000, reason: 'too many' }],
    ['all', { state: 'OK', since: 1_793_000_000_000, reason: '' }],
  ]);
  expect(JSON.parse(aws.server.asked[0]?.body ?? '').AlarmTypes).toEqual(['MetricAlarm', 'CompositeAlarm']);
});

test('more alarms than one call takes are asked for in turn, and none at all is no call', async () => {
  await using aws = await openAwsLoopback(() => json({ MetricAlarms: [] }));
  const alarms = openAlarms(aws.connection);
  await alarms.states([]);
  await alarms.states(Array.from({ length: 101 }, (_, index) => `alarm-${index}`));
  expect(aws.server.asked.map(({ body }) => JSON.parse(body).AlarmNames.length)).toEqual([100, 1]);
});

test('log lines are read page by page, empty pages included; a token that comes back is the end', async () => {
  const pages: Record<string, { events: { message: string }[]; nextForwardToken: string }> = {
    start: { events: [{ message: 'one' }], nextForwardToken: 'f/1' },
    'f/1': { events: [], nextForwardToken: 'f/2' },
    'f/2': { events: [{ message: 'two' }], nextForwardToken: 'f/3' },
    'f/3': { events: [], nextForwardToken: 'f/3' },
  };
  await using aws = await openAwsLoopback(({ body }) => json(pages[JSON.parse(body).nextToken ?? 'start']));
  const logs = openTaskLogs(aws.connection);
  const read = (cursor?: string) => logs.read('shop', 'migrate/1', cursor);
  expect(await read()).toEqual({ kind: 'page', lines: ['one'], cursor: 'f/1' });
  expect(await read('f/1')).toEqual({ kind: 'page', lines: [], cursor: 'f/2' });
  expect(await read('f/2')).toEqual({ kind: 'page', lines: ['two'], cursor: 'f/3' });
  expect(await read('f/3')).toEqual({ kind: 'end', lines: [] });
  expect(JSON.parse(aws.server.asked[0]?.body ?? '').startFromHead).toBe(true);
});

test('a stream that is not there yet has no lines', async () => {
  await using aws = await openAwsLoopback(() => awsRefusal('ResourceNotFoundException', 'no stream'));
  expect(await openTaskLogs(aws.connection).read('shop', 'migrate/1')).toEqual({ kind: 'end', lines: [] });
});

test('the account is the one of the credentials', async () => {
  await using aws = await openAwsLoopback(() =>
    query('GetCallerIdentity', '<Account>123456789012</Account>'),
  );
  expect(await openIdentity(aws.connection).account()).toBe('123456789012');
});

function query(name: string, result: string): Answer {
  const body = `<${name}Response><${name}Result>${result}</${name}Result></${name}Response>`;
  return { headers: { 'content-type': 'text/xml' }, body };
}
