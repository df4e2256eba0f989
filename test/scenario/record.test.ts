import { expect, test } from 'vitest';
import { DNS_TOKEN } from '../cloud/cloudflare/access.ts';
import { BLUE, deploy, failureOf, GREEN, goLive, live, openStage, told } from './acts.ts';
import { atCall, callsWith } from './calls.ts';
import { SITE } from './requests.ts';
import type { Stage } from './stage.ts';

const PUBLIC = SITE.hostname;

/** What a deploy is told at the door, and that it wrote nothing into the zone or into ECS. */
async function refusedAtLocate(stage: Stage): Promise<{ message: string; remedy: string }> {
  const from = stage.clock.now();
  const { outcome } = await deploy(stage, stage.build('refused'));
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, changed: false });
  expect(failureOf(outcome).step).toBe('locate');
  expect(callsWith(stage, 'dns.records.', from).filter((call) => !call.operation.endsWith('list'))).toEqual(
    [],
  );
  expect(callsWith(stage, 'UpdateService', from)).toEqual([]);
  return failureOf(outcome);
}

test('a missing record with colours that were built: blue takes over again', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  stage.cloud.zone.edit(stage.cloud.zone.named(PUBLIC).map(({ id }) => ({ kind: 'delete', id })));
  await goLive(stage, 'three');
  expect(live(stage)).toBe(BLUE);
});

test('a missing record, and green runs the release that is asked for: green', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const two = await goLive(stage, 'two');
  stage.cloud.zone.edit(stage.cloud.zone.named(PUBLIC).map(({ id }) => ({ kind: 'delete', id })));
  const { outcome } = await deploy(stage, two);
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
  expect(live(stage)).toBe(GREEN);
});

test('a foreign record', async () => {
  const stage = await openStage();
  stage.cloud.zone.add({ type: 'A', name: PUBLIC, content: '192.0.2.10', proxied: true });
  const { message, remedy } = await refusedAtLocate(stage);
  expect(message).toMatch(
    /points at something that Flipgate did not build.*\n {2}A 192\.0\.2\.10 \(proxied\)/,
  );
  expect(remedy).toMatch(/`adopt`:\n192\.0\.2\.10$/);
});

test('an unproxied record', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const [record] = stage.cloud.zone.named(PUBLIC);
  stage.cloud.zone.edit([{ kind: 'patch', id: record?.id ?? '', fields: { proxied: false } }]);
  const { message, remedy } = await refusedAtLocate(stage);
  expect(message).toContain('is not proxied');
  expect(remedy).toContain('"Proxied"');
});

test('two records', async () => {
  const stage = await openStage();
  for (const content of ['192.0.2.10', '192.0.2.11']) {
    stage.cloud.zone.add({ type: 'A', name: PUBLIC, content, proxied: true });
  }
  const { remedy } = await refusedAtLocate(stage);
  expect(remedy).toMatch(/192\.0\.2\.10\n192\.0\.2\.11$/);
});

test('a load balancer of that name', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.cloud.zone.loadBalancers.push({ name: PUBLIC });
  const { message } = await refusedAtLocate(stage);
  expect(message).toContain('load balancer named api.example.com');
});

test('a token that may not ask for load balancers is enough', async () => {
  const stage = await openStage();
  stage.cloud.cloudflare.tokens.set(stage.cloud.token, {
    dns: 'edit',
    loadBalancers: false,
    zoneSettings: false,
  });
  await goLive(stage, 'one');
});

test('a token that may only read: the flip says which permission is missing', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.cloud.cloudflare.tokens.set(stage.cloud.token, {
    dns: 'read',
    loadBalancers: true,
    zoneSettings: true,
  });
  const { outcome } = await deploy(stage, stage.build('two'));
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  expect(failureOf(outcome).remedy).toMatch(/`cloudflare-api-token`.*Zone · DNS · Edit/);
});

test('a host outside the zone is refused before anything is asked of it', async () => {
  const stage = await openStage();
  const site = { ...SITE, hostname: 'api.example.org' };
  const { outcome, calls } = await deploy(stage, stage.build('one'), { site });
  expect(told(outcome)).toMatchObject({ result: 'refused', changed: false });
  expect(failureOf(outcome).message).toContain('api.example.org');
  expect(calls.every((call) => call.startsWith('cloudflare zones'))).toBe(true);
});

test('a preview record that Flipgate did not make', async () => {
  const stage = await openStage();
  stage.cloud.zone.add({ type: 'CNAME', name: BLUE, content: 'old.example.net', proxied: true });
  const { outcome } = await deploy(stage, stage.build('one'));
  expect(told(outcome)).toMatchObject({ result: 'refused', changed: false });
  expect(failureOf(outcome).step).toBe('check');
  expect(failureOf(outcome).message).toContain(
    'preview record of blue: api-blue.example.com CNAME old.example.net (proxied) was not made by Flipgate for this environment',
  );
  expect(outcome.checkup?.map(({ check, kind }) => `${check}: ${kind}`)).toEqual([
    ...['preview record of blue: bad', 'TLS to the load balancers: good'],
  ]);
  expect(stage.cloud.zone.named(BLUE)).toMatchObject([{ content: 'old.example.net' }]);
});

test("another environment's preview record", async () => {
  const stage = await openStage();
  const comment = 'flipgate shop-staging blue';
  stage.cloud.zone.add({
    type: 'CNAME',
    name: BLUE,
    content: 'blue.elb.example.net',
    proxied: true,
    comment,
  });
  const { outcome } = await deploy(stage, stage.build('one'));
  expect(told(outcome).result).toBe('refused');
});

test('a load balancer that was built anew: the preview record follows', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  stage.cloud.zone.point(BLUE, 'gone.elb.example.net');
  await goLive(stage, 'three');
  expect(stage.cloud.zone.named(BLUE)).toMatchObject([{ content: 'blue.elb.example.net' }]);
});

test('a preview record that somebody makes while the deploy applies', async () => {
  const stage = await openStage();
  const record = { type: 'CNAME', name: BLUE, content: 'old.example.net', proxied: true };
  atCall(stage, 'RegisterTaskDefinition shop-production-blue-web', () => stage.cloud.zone.add(record));
  const { outcome } = await deploy(stage, stage.build('one'));
  expect(failureOf(outcome).step).toBe('provision');
  expect(failureOf(outcome).message).toContain('has a record that Flipgate did not make');
});

test('TLS that ends at the edge: nothing is written', async () => {
  const stage = await openStage();
  stage.cloud.zone.settings.set('ssl', 'off');
  const { outcome } = await deploy(stage, stage.build('one'));
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, changed: false });
  expect(failureOf(outcome).message).toContain('TLS to the load balancers: api.example.com: off');
  expect(stage.ledger().releases).toEqual([]);
});

test('a token that may not read the zone’s settings deploys', async () => {
  const stage = await openStage();
  stage.cloud.cloudflare.tokens.set(stage.cloud.token, DNS_TOKEN);
  await goLive(stage, 'one');
});
