import { expect, test } from 'vitest';
import { openCloudflare } from '../../src/adapters/cloudflare.ts';
import { cloudFetch } from '../cloud/cloud-fetch.ts';
import { DNS_TOKEN, FULL_TOKEN } from '../cloud/cloudflare/access.ts';
import { CloudflareRoom } from '../cloud/cloudflare/cloudflare-room.ts';
import { Zone } from '../cloud/cloudflare/zone.ts';
import type { CloudRequest } from '../cloud/room.ts';
import { oneRoom } from './one-room.ts';

const HOST = 'api.example.com';

function openZone(token = 'full') {
  const { clock, faults, calls, to } = oneRoom();
  const room = new CloudflareRoom();
  const zone = new Zone('example.com', clock);
  room.zones.push(zone);
  room.tokens.set('full', FULL_TOKEN).set('dns', DNS_TOKEN);
  const facts = (request: CloudRequest) => ({ service: 'cloudflare', ...room.describe(request) });
  const fetch = cloudFetch(to(room, facts));
  const dns = openCloudflare({ token, baseUrl: 'https://cloud.invalid', fetch, clock });
  return { dns, room, zone, faults, calls, clock };
}

test('the zone is found by the longest suffix in one round trip', async () => {
  const { dns, zone, room, clock, calls } = openZone();
  expect(await dns.zoneOf(HOST)).toEqual({ id: zone.id, name: 'example.com' });
  const inner = new Zone(HOST, clock);
  room.zones.push(inner);
  expect(await dns.zoneOf(`deep.${HOST}`)).toEqual({ id: inner.id, name: HOST });
  expect(await dns.zoneOf('example.org')).toBeUndefined();
  expect(calls().slice(0, 2)).toEqual([
    'cloudflare zones.list api.example.com',
    'cloudflare zones.list example.com',
  ]);
});

test('a zone by its id, or nothing for one that the token cannot see', async () => {
  const { dns, zone } = openZone();
  expect(await dns.zone(zone.id)).toEqual({ id: zone.id, name: 'example.com' });
  expect(await dns.zone('0'.repeat(32))).toBeUndefined();
});

test('records of exactly one name, of every type, in one call', async () => {
  const { dns, zone, calls } = openZone();
  zone.add({ type: 'A', name: HOST, content: '192.0.2.1', ttl: 1, proxied: true, comment: 'old site' });
  zone.add({ type: 'TXT', name: HOST, content: '"x"', ttl: 300 });
  zone.add({ type: 'A', name: `x.${HOST}`, content: '192.0.2.9', ttl: 1 });
  const found = await dns.records(zone.id, HOST);
  expect(found).toMatchObject([
    { type: 'A', name: HOST, content: '192.0.2.1', proxied: true, ttl: 1, comment: 'old site' },
    { type: 'TXT', name: HOST, content: '"x"', proxied: false, ttl: 300 },
  ]);
  expect(found).toHaveLength(2);
  expect(calls()).toHaveLength(1);
});

test('an edit changes the content and nothing else', async () => {
  const { dns, zone } = openZone();
  const before = zone.add({
    type: 'CNAME',
    name: HOST,
    content: 'api-blue.example.com',
    ttl: 1,
    proxied: true,
    comment: 'do not touch',
  });
  const after = await dns.editContent(zone.id, before.id, 'api-green.example.com');
  expect(after).toMatchObject({ id: before.id, content: 'api-green.example.com', comment: 'do not touch' });
  const { modified_on: _then, ...kept } = before;
  expect(zone.named(HOST)).toMatchObject([{ ...kept, content: 'api-green.example.com' }]);
});

test('a record is created and removed; removing it twice is no error', async () => {
  const { dns, zone } = openZone();
  const made = await dns.create(zone.id, {
    type: 'CNAME',
    name: 'api-blue.example.com',
    content: 'alb.example.net',
    proxied: true,
    ttl: 1,
    comment: 'flipgate:shop-production',
  });
  expect(zone.named('api-blue.example.com')).toMatchObject([{ id: made.id, proxied: true }]);
  await dns.remove(zone.id, made.id);
  await dns.remove(zone.id, made.id);
  expect(zone.records.size).toBe(0);
});

test('a batch is all or nothing', async () => {
  const { dns, zone } = openZone();
  const old = zone.add({ type: 'A', name: HOST, content: '192.0.2.1', ttl: 1, proxied: true });
  const post = { type: 'CNAME', name: HOST, content: 'api-blue.example.com', proxied: true, ttl: 1 };
  await dns.batch(zone.id, { deletes: [old.id], posts: [post] });
  expect(zone.named(HOST)).toMatchObject([{ type: 'CNAME', content: 'api-blue.example.com' }]);
  await expect(dns.batch(zone.id, { deletes: [old.id], posts: [] })).rejects.toMatchObject({
    name: 'Failure',
  });
});

test('load balancers of the name, or unknown for a token that may not ask', async () => {
  const { dns, zone } = openZone();
  expect(await dns.loadBalancers(zone.id, HOST)).toEqual([]);
  zone.loadBalancers.push({ name: HOST }, { name: 'other.example.com' });
  expect(await dns.loadBalancers(zone.id, HOST)).toHaveLength(1);
  const narrow = openZone('dns');
  expect(await narrow.dns.loadBalancers(narrow.zone.id, HOST)).toBe('unknown');
});

test.each([
  { kind: 'drop-reply', cause: 'timeout' },
  { kind: 'drop-reply' },
  { kind: 'timeout' },
  { kind: 'server-error', status: 502 },
] as const)('a write that ends with %o is sent once and left unanswered', async (fault) => {
  const { dns, zone, faults, calls } = openZone();
  const record = zone.add({ type: 'CNAME', name: HOST, content: 'a.example.com', ttl: 1, proxied: true });
  faults.at(1, fault);
  const edit = dns.editContent(zone.id, record.id, 'b.example.com');
  await expect(edit).rejects.toMatchObject({ name: 'Unanswered' });
  expect(calls()).toHaveLength(1);
  const [now] = await dns.records(zone.id, HOST);
  expect(now?.content).toBe(fault.kind === 'drop-reply' ? 'b.example.com' : 'a.example.com');
});

test('throttling is handed on with the time to wait, which is not waited out here', async () => {
  const { dns, zone, faults, clock } = openZone();
  const before = clock.now();
  faults.at(1, { kind: 'throttle', retryAfterSeconds: 7 });
  await expect(dns.remove(zone.id, 'x')).rejects.toMatchObject({ name: 'Throttled', retryAfter: 7000 });
  faults.at(2, { kind: 'throttle', retryAfterSeconds: 300 });
  await expect(dns.records(zone.id, HOST)).rejects.toMatchObject({ name: 'Throttled', retryAfter: 300_000 });
  expect(clock.now()).toBe(before);
});

test('an API that is down is asked four times, and the way out is named', async () => {
  const { dns, zone, room, calls } = openZone();
  room.down = true;
  await expect(dns.records(zone.id, HOST)).rejects.toMatchObject({
    name: 'Failure',
    remedy: expect.stringContaining('in-place'),
  });
  expect(calls()).toHaveLength(4);
});

test('a token that is not known is named by its input, never by its value', async () => {
  const { dns, zone } = openZone('s3cret-token');
  const error = await dns.records(zone.id, HOST).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'Failure', remedy: expect.stringContaining('`cloudflare-api-token`') });
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('s3cret-token');
  await expect(dns.zone(zone.id)).rejects.toMatchObject({ name: 'Failure' });
});
