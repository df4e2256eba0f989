import Cloudflare from 'cloudflare';
import { beforeEach, expect, test } from 'vitest';
import { cloudFetch } from '../cloud-fetch.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { DNS_TOKEN, FULL_TOKEN } from './access.ts';
import { CloudflareRoom } from './cloudflare-room.ts';
import { Zone } from './zone.ts';

let clock: VirtualClock;
let room: CloudflareRoom;
let zone: Zone;

beforeEach(() => {
  clock = new VirtualClock();
  room = new CloudflareRoom();
  zone = new Zone('example.com', clock);
  room.zones.push(zone);
  room.tokens.set('full', FULL_TOKEN);
  room.tokens.set('dns', DNS_TOKEN);
  room.tokens.set('reader', { ...DNS_TOKEN, dns: 'read' });
});

function clientFor(apiToken: string): Cloudflare {
  return new Cloudflare({
    apiToken,
    baseURL: 'https://cloud.invalid/client/v4',
    fetch: cloudFetch((request) => room.answer({ ...request, url: request.url.replace('/client/v4', '') })),
    maxRetries: 0,
  });
}

const CNAME = { type: 'CNAME', name: 'api.example.com', content: 'api-blue.example.com', ttl: 1 } as const;
const code = (code: number, status = 400) => ({ status, errors: [expect.objectContaining({ code })] });

test('a zone is found by its name, and by its id', async () => {
  const client = clientFor('dns');
  const { result } = await client.zones.list({ name: 'example.com' });
  expect(result.map(({ id, name }) => ({ id, name }))).toEqual([{ id: zone.id, name: 'example.com' }]);
  expect((await client.zones.list({ name: 'example.org' })).result).toEqual([]);
  expect(await client.zones.get({ zone_id: zone.id })).toMatchObject({ name: 'example.com' });
});

test('a patch changes what it names, a put forgets what it does not', async () => {
  const { dns } = clientFor('dns');
  const created = await dns.records.create({
    zone_id: zone.id,
    ...CNAME,
    ttl: 300,
    proxied: true,
    comment: 'by hand',
  });
  expect(created).toMatchObject({ proxied: true, ttl: 1, comment: 'by hand' });
  const content = 'api-green.example.com';
  const patched = await dns.records.edit(created.id, { zone_id: zone.id, content } as never);
  expect(patched).toMatchObject({ content, proxied: true, comment: 'by hand' });
  const put = await dns.records.update(created.id, { zone_id: zone.id, ...CNAME });
  expect(put).toMatchObject({ proxied: false, comment: null });
});

test('records are listed by exact name and type, page by page', async () => {
  const { dns } = clientFor('dns');
  for (let host = 1; host <= 5; host++) zone.add({ type: 'A', name: 'www', content: `192.0.2.${host}` });
  zone.add(CNAME);
  const exact = await dns.records.list({ zone_id: zone.id, name: { exact: 'api.example.com' } });
  expect(exact.result).toHaveLength(1);
  const page = await dns.records.list({ zone_id: zone.id, type: 'A', per_page: 2, page: 3 });
  expect(page.result.map((record) => record.content)).toEqual(['192.0.2.5']);
  expect(page.result_info).toMatchObject({ total_count: 5, total_pages: 3 });
  const all = [];
  for await (const record of dns.records.list({ zone_id: zone.id, per_page: 4 })) all.push(record.name);
  expect(all).toHaveLength(6);
});

test('conflicts, missing records and bad values have the codes of the real API', async () => {
  const { dns } = clientFor('dns');
  const create = (record: object) => dns.records.create({ zone_id: zone.id, ...record } as never);
  const cname = await create(CNAME);
  await expect(create(CNAME)).rejects.toMatchObject(code(81058));
  await expect(create({ ...CNAME, content: 'other.example.com' })).rejects.toMatchObject(code(81053));
  await expect(create({ ...CNAME, type: 'A', content: '192.0.2.1' })).rejects.toMatchObject(code(81054));
  await expect(create({ ...CNAME, name: 'b', comment: 'x'.repeat(101) })).rejects.toMatchObject(code(1004));
  await expect(create({ type: 'A', name: 'c', content: 'nonsense' })).rejects.toMatchObject(code(1004));
  await expect(create({ type: 'TXT', name: 'd', content: 'x', proxied: true })).rejects.toMatchObject(
    code(1004),
  );
  await expect(
    dns.records.edit(cname.id, { zone_id: zone.id, type: 'A', content: '192.0.2.1' } as never),
  ).rejects.toMatchObject(code(1004));
  await expect(dns.records.get('absent', { zone_id: zone.id })).rejects.toMatchObject(code(81044, 404));
});

test('a batch deletes before it posts, and does all or nothing', async () => {
  const { dns } = clientFor('dns');
  const old = zone.add({ type: 'A', name: 'api', content: '192.0.2.1', proxied: true });
  await expect(
    dns.records.batch({ zone_id: zone.id, deletes: [{ id: old.id }], posts: [CNAME, CNAME] as never }),
  ).rejects.toMatchObject(code(81058));
  expect(zone.named('api.example.com').map(({ type }) => type)).toEqual(['A']);
  const done = await dns.records.batch({
    zone_id: zone.id,
    deletes: [{ id: old.id }],
    posts: [CNAME] as never,
  });
  expect(done?.posts).toMatchObject([CNAME]);
  expect(zone.named('api.example.com').map(({ type }) => type)).toEqual(['CNAME']);
});

test('tokens are known, and may do what they may', async () => {
  expect(await clientFor('dns').user.tokens.verify()).toMatchObject({ status: 'active' });
  await expect(clientFor('stolen').zones.list()).rejects.toMatchObject(code(9109, 403));
  const { dns } = clientFor('reader');
  await expect(dns.records.create({ zone_id: zone.id, ...CNAME })).rejects.toMatchObject(code(10000, 403));
  await expect(clientFor('dns').loadBalancers.list({ zone_id: zone.id })).rejects.toMatchObject(
    code(10000, 403),
  );
  zone.loadBalancers.push({ name: 'api.example.com' });
  const { result } = await clientFor('full').loadBalancers.list({ zone_id: zone.id });
  expect(result).toMatchObject([{ name: 'api.example.com' }]);
  const ssl = await clientFor('full').zones.settings.get('ssl', { zone_id: zone.id });
  expect(ssl).toMatchObject({ value: 'strict' });
});

test('settings have known values, and rules and notifications need their own permission', async () => {
  const edit = (token: string, id: string, value: string) =>
    clientFor(token).zones.settings.edit(id as never, { zone_id: zone.id, value } as never);
  expect(await edit('full', 'http3', 'on')).toMatchObject({ id: 'http3', value: 'on' });
  await expect(edit('full', 'http3', 'maybe')).rejects.toMatchObject(code(1007));
  await expect(edit('dns', 'http3', 'on')).rejects.toMatchObject(code(10000, 403));
  await expect(clientFor('dns').rulesets.list({ zone_id: zone.id })).rejects.toMatchObject(code(10000, 403));
  const policies = clientFor('full').alerting.policies;
  const policy = {
    account_id: 'a',
    name: 'n',
    enabled: true,
    mechanisms: { email: [{ id: 'a@b.example' }] },
  };
  const made = await policies.create({ ...policy, alert_type: 'dos_attack_l7' } as never);
  expect(await policies.get(made.id ?? '', { account_id: 'a' })).toMatchObject({ name: 'n' });
  await expect(
    policies.create({ ...policy, alert_type: 'http_alert_origin_error' } as never),
  ).rejects.toMatchObject(code(17103));
});

test('the edge sees a change when it has propagated', async () => {
  zone.add(CNAME);
  zone.propagation = () => 1500;
  zone.point('api.example.com', 'api-green.example.com');
  const seen = () => [...zone.edgeRecords.values()].map(({ content }) => content);
  expect(seen()).toEqual(['api-blue.example.com']);
  await clock.sleep(1500);
  expect(seen()).toEqual(['api-green.example.com']);
});
