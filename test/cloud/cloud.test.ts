import { CloudWatchClient, DescribeAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCloudflare } from '../../src/adapters/cloudflare.ts';
import { openImages } from '../../src/adapters/images.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { openStore } from '../../src/adapters/store.ts';
import { type Cloud, openCloud } from './cloud.ts';
import type { CloudProcess } from './in-process.ts';
import { VirtualClock } from './virtual-clock.ts';

let cloud: Cloud;
let process: CloudProcess;
beforeEach(async () => {
  cloud = await openCloud({ clock: new VirtualClock(), propagation: { least: 1000, most: 1000 } });
  process = cloud.startProcess();
  cloud.s3.create('ledger');
});
afterEach(() => cloud.close());

const connection = () => ({ ...process.aws, clock: process.clock });
const store = () => openStore(connection(), 'ledger');
const dns = () =>
  openCloudflare({
    token: cloud.token,
    baseUrl: process.cloudflareBaseUrl,
    fetch: process.fetch,
    clock: process.clock,
  });

test('calls are numbered and named in the words of their services', async () => {
  const zone = await dns().zoneOf('api.example.com');
  const record = cloud.zone.add({
    type: 'CNAME',
    name: 'api',
    content: 'api-blue.example.com',
    proxied: true,
  });
  await dns().editContent(zone?.id ?? '', record.id, 'api-green.example.com');
  await store().create('lock', '{}');
  await store().create('lock', '{}');
  await new STSClient(process.aws).send(new GetCallerIdentityCommand({}));
  await process.http.get('https://nobody.example.com/healthz', {}, 1000);
  expect(cloud.recording.lines()).toMatchInlineSnapshot(`
    [
      "cloudflare zones.list api.example.com",
      "cloudflare zones.list example.com",
      "cloudflare dns.records.edit api.example.com api-green.example.com",
      "s3 PutObject ledger/lock",
      "s3 PutObject ledger/lock → 412",
      "sts GetCallerIdentity",
      "edge probe nobody.example.com/healthz → lost",
    ]
  `);
});

test('a kill ends the process before or after its call, and nothing of it is answered any more', async () => {
  cloud.faults.at(1, { kind: 'kill-after' });
  await expect(store().create('one', '1')).rejects.toThrow('action was killed after call 1');
  expect(cloud.s3.create('ledger').get('one')).toBeDefined();
  await expect(store().create('two', '2')).rejects.toThrow('killed');
  await expect(process.clock.sleep(1)).rejects.toThrow('killed');
  expect(await process.killed).toMatchObject({ name: 'Killed' });

  process = cloud.startProcess('again');
  cloud.faults.at(1, { kind: 'kill-before' }, 'again');
  await expect(store().create('two', '2')).rejects.toThrow('killed before call 1');
  expect(cloud.s3.create('ledger').get('two')).toBeUndefined();
});

test('a dropped reply was applied, a timeout was not', async () => {
  const record = cloud.zone.add({ type: 'CNAME', name: 'api', content: 'api-blue.example.com' });
  const edit = (content: string) => dns().editContent(cloud.zone.id, record.id, content);
  const began = cloud.clock.now();
  cloud.faults.at(1, { kind: 'drop-reply', cause: 'timeout', after: 15_000 });
  await expect(edit('one.example.com')).rejects.toMatchObject({ name: 'Unanswered' });
  expect(cloud.zone.records.get(record.id)?.content).toBe('one.example.com');
  expect(cloud.clock.now() - began).toBe(15_000);
  cloud.faults.at(2, { kind: 'timeout' });
  await expect(edit('two.example.com')).rejects.toMatchObject({ name: 'Unanswered' });
  expect(cloud.zone.records.get(record.id)?.content).toBe('one.example.com');
});

test('throttling and broken answers are worded as each service words them', async () => {
  cloud.faults.when(({ number }) => number <= 2, { kind: 'throttle', retryAfterSeconds: 3 });
  cloud.faults.at(3, { kind: 'server-error', status: 503 });
  expect(await store().get('absent')).toBeUndefined();
  expect(cloud.recording.lines()).toMatchInlineSnapshot(`
    [
      "s3 GetObject ledger/absent → 503 (throttle)",
      "s3 GetObject ledger/absent → 503 (throttle)",
      "s3 GetObject ledger/absent → 503 (server-error)",
      "s3 GetObject ledger/absent → 404",
    ]
  `);
});

test('a seeded share of all calls is throttled', async () => {
  cloud.faults.throttle(30, 7);
  for (let turn = 0; turn < 100; turn++) {
    await store()
      .get('absent')
      .catch(() => {});
  }
  const throttled = cloud.recording.calls.filter(({ fault }) => fault === 'throttle').length;
  expect(throttled / cloud.recording.calls.length).toBeCloseTo(0.3, 1);
});

test('a stale read is answered as it was', async () => {
  await dns().create(cloud.zone.id, {
    type: 'A',
    name: 'www.example.com',
    content: '192.0.2.1',
    proxied: false,
    ttl: 60,
  });
  const seen = async () => (await dns().records(cloud.zone.id, 'www.example.com'))[0]?.content;
  expect(await seen()).toBe('192.0.2.1');
  cloud.zone.point('www.example.com', '192.0.2.2');
  await cloud.clock.sleep(10_000);
  cloud.faults.at(3, { kind: 'stale', ms: 5000 });
  expect(await seen()).toBe('192.0.2.1');
  expect(await seen()).toBe('192.0.2.2');
});

test('a delay passes in virtual time', async () => {
  const began = cloud.clock.now();
  cloud.faults.at(1, { kind: 'delay', ms: 4000 });
  await store().get('absent');
  expect(cloud.clock.now() - began).toBe(4000);
});

test('an alarm comes back as it was put, and changes when told', async () => {
  const client = new CloudWatchClient(process.aws);
  const settings = {
    AlarmName: 'shop-5xx',
    MetricName: 'HTTPCode_Target_5XX_Count',
    Namespace: 'AWS/ApplicationELB',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 2,
    DatapointsToAlarm: 1,
    Threshold: 5.5,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
    Dimensions: [{ Name: 'LoadBalancer', Value: 'app/shop/1' }],
    AlarmActions: ['arn:aws:sns:eu-central-1:123456789012:shop'],
  } as const;
  await client.send(new PutMetricAlarmCommand(settings as never));
  cloud.alarms.set('shop-5xx', 'ALARM', 'too many');
  const { MetricAlarms } = await client.send(
    new DescribeAlarmsCommand({ AlarmNames: ['shop-5xx', 'absent'] }),
  );
  expect(MetricAlarms).toMatchObject([{ ...settings, StateValue: 'ALARM', StateReason: 'too many' }]);
  expect(cloud.shapes.faults).toEqual([]);
});

test('images tell their architectures, by index and by configuration', async () => {
  const images = openImages(connection(), process.fetch);
  const host = '123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop';
  const index = cloud.images.giveIndex('shop', 'one', ['arm64', 'amd64']);
  expect(await images.find(`${host}@${index}`)).toEqual({
    architectures: ['arm64', 'amd64'],
    arm64: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
  });
  const plain = cloud.images.giveManifest('shop', 'two', 'amd64');
  expect(await images.find(`${host}@${plain}`)).toEqual({ architectures: ['amd64'] });
  expect(await images.find(`${host}@sha256:${'0'.repeat(64)}`)).toBeUndefined();
  expect(cloud.shapes.faults).toEqual([]);
});

test('secrets exist, with a value and without', async () => {
  const secrets = openSecrets(connection());
  const filled = cloud.secrets.give('shop/key', 'hidden');
  cloud.secrets.give('shop/empty');
  expect(await secrets.value('shop/key')).toBe('hidden');
  expect(await secrets.hasValue(filled)).toBe(true);
  expect(await secrets.hasValue(cloud.secrets.arn('shop/empty'))).toBe(false);
  expect(await secrets.value('shop/absent')).toBeUndefined();
  expect(cloud.shapes.faults).toEqual([]);
});
