import { beforeEach, expect, test } from 'vitest';
import { Zone } from '../cloudflare/zone.ts';
import type { CloudRequest, CloudResponse } from '../room.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { Edge } from './edge.ts';
import type { Target } from './load-balancer.ts';
import { LoadBalancers } from './load-balancers.ts';

let zone: Zone;
let edge: Edge;
let targets: Target[];

const BALANCER = 'blue-1.eu-central-1.elb.amazonaws.com';

beforeEach(() => {
  zone = new Zone('example.com', new VirtualClock());
  targets = [];
  const balancers = new LoadBalancers(async () => targets);
  balancers.given.set(BALANCER, 'group');
  edge = new Edge({ zones: [zone], loadBalancer: (name) => balancers.at(name) });
  zone.add({ type: 'CNAME', name: 'api', content: 'api-blue.example.com', proxied: true });
  zone.add({ type: 'CNAME', name: 'api-blue', content: BALANCER, proxied: true });
});

const says = (text: string) => async (): Promise<CloudResponse> => ({ status: 200, headers: {}, body: text });
const target = (id: string): Target => ({ id, origin: { kind: 'function', answer: says(id) } });
const get = (host: string, headers: Record<string, string> = {}): Promise<CloudResponse> => {
  const request: CloudRequest = {
    method: 'GET',
    url: '/',
    headers: { ...headers, host },
    body: new Uint8Array(),
  };
  return edge.answer(request);
};

test('the public host follows its record to the colour, and takes turns over its targets', async () => {
  targets = [target('1'), target('2')];
  const answers = [
    await get('api.example.com'),
    await get('api.example.com'),
    await get('api-blue.example.com'),
  ];
  expect(answers.map(({ body }) => body)).toEqual(['1', '2', '1']);
  expect(answers[0]?.headers).toMatchObject({ server: 'cloudflare' });
});

test('a load balancer without targets says 503', async () => {
  expect(await get('api.example.com')).toMatchObject({ status: 503 });
});

test('a foreign address is served from elsewhere, or not at all', async () => {
  zone.add({ type: 'A', name: 'old', content: '192.0.2.9', proxied: true });
  expect(await get('old.example.com')).toMatchObject({ status: 522 });
  edge.elsewhere.set('192.0.2.9', { kind: 'function', answer: says('old') });
  expect(await get('old.example.com')).toMatchObject({ status: 200, body: 'old' });
  edge.elsewhere.set('192.0.2.9', { kind: 'address', host: '127.0.0.1', port: 1 });
  expect(await get('old.example.com')).toMatchObject({ status: 521 });
});

test('what leads nowhere is told as Cloudflare tells it', async () => {
  zone.point('api-blue.example.com', 'gone.elb.amazonaws.com');
  expect(await get('api.example.com')).toMatchObject({ status: 530, body: 'error code: 1016' });
  zone.point('api-blue.example.com', 'api.example.com');
  expect(await get('api.example.com')).toMatchObject({ status: 530 });
  edge.broken.set(BALANCER, 525);
  zone.point('api-blue.example.com', BALANCER);
  expect(await get('api.example.com')).toMatchObject({ status: 525 });
  await expect(get('absent.example.com')).rejects.toThrow('ENOTFOUND');
});

test('the edge can challenge, block, and close a host to whoever lacks the secret', async () => {
  targets = [target('1')];
  edge.guards.push({ kind: 'closed', hosts: ['api-blue.example.com'], header: 'X-Probe', secret: 's' });
  expect(await get('api-blue.example.com')).toMatchObject({ status: 403 });
  expect(await get('api-blue.example.com', { 'x-probe': 's' })).toMatchObject({ status: 200 });
  expect(await get('api.example.com')).toMatchObject({ status: 200 });
  edge.guards.push({ kind: 'challenge', hosts: ['api.example.com'] });
  expect((await get('api.example.com')).headers).toMatchObject({ 'cf-mitigated': 'challenge' });
});

test("the zone's own rules block, challenge, count and let pass", async () => {
  targets = [target('1')];
  const probe = 'any(http.request.headers["x-probe"][*] eq "s")';
  const create = (phase: string, rules: readonly object[]) =>
    zone.rulesets.create({ name: 'n', kind: 'zone', phase, rules });
  create('http_request_firewall_custom', [
    { action: 'block', expression: `http.host eq "api-blue.example.com" and not ${probe}` },
    { action: 'skip', expression: probe, action_parameters: { phases: ['http_ratelimit'] } },
    { action: 'managed_challenge', expression: 'http.user_agent contains "scan"' },
  ]);
  const ratelimit = {
    characteristics: ['ip.src', 'cf.colo.id'],
    period: 10,
    requests_per_period: 2,
    mitigation_timeout: 10,
  };
  create('http_ratelimit', [{ action: 'block', expression: 'http.request.uri.path eq "/"', ratelimit }]);
  expect(await get('api-blue.example.com')).toMatchObject({ status: 403 });
  for (let time = 0; time < 5; time++) {
    expect(await get('api-blue.example.com', { 'x-probe': 's' })).toMatchObject({ status: 200 });
  }
  expect((await get('api.example.com', { 'user-agent': 'scan' })).headers).toHaveProperty('cf-mitigated');
  const statuses = [];
  for (let time = 0; time < 3; time++) statuses.push((await get('api.example.com')).status);
  expect(statuses).toEqual([200, 200, 429]);
});
