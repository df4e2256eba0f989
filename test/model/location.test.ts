import { expect, test } from 'vitest';
import type { DnsRecord } from '../../src/model/dns-record.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Location } from '../../src/model/location.ts';
import { judgeLocation } from '../../src/model/location.ts';

const SITE = {
  name: 'shop',
  environment: 'production',
  hostname: 'api.example.com',
  previewHostnames: { blue: 'api-blue.example.com', green: 'api-green.example.com' },
};
const record = (type: string, content: string, proxied = true): DnsRecord => ({
  id: `${type} ${content}`,
  type,
  name: SITE.hostname,
  content,
  proxied,
  ttl: 1,
});
const blue = record('CNAME', 'api-blue.example.com');
const green = record('CNAME', 'api-green.example.com');
const old = record('A', '192.0.2.1', false);
const older = record('AAAA', '2001:db8::1');
const text = record('TXT', 'api-blue.example.com');

test.each<[string, DnsRecord[], string[], Location['kind'] | 'blue' | 'green']>([
  ['nothing', [], [], 'missing'],
  ['only a TXT record', [text], [], 'missing'],
  ['blue', [blue], [], 'blue'],
  ['green beside a TXT record', [text, green], [], 'green'],
  ['blue, and adopt still given', [blue], ['192.0.2.1'], 'blue'],
  ['the foreign records that adopt lists', [old, older], ['2001:db8::1', '192.0.2.1'], 'adoptable'],
])('%s', (_, records, adopt, expected) => {
  const location = judgeLocation(SITE, records, 'unknown', adopt);
  expect(location.kind === 'color' ? location.color : location.kind).toBe(expected);
});

test.each<[string, DnsRecord[], string[], readonly string[], RegExp]>([
  ['a foreign record', [old], [], [], /did not build.*`adopt` is not given.*A 192\.0\.2\.1 \(not proxied\)/s],
  ['fewer listed than found', [old, older], ['192.0.2.1'], [], /`adopt` lists 192\.0\.2\.1/],
  ['more listed than found', [old], ['192.0.2.1', '192.0.2.2'], [], /did not build/],
  ['another content listed', [old], ['192.0.2.2'], [], /did not build/],
  ['unproxied', [{ ...blue, proxied: false }], [], [], /not proxied/],
  ['twice', [blue, green], [], [], /2 records where one is expected/],
  ['ours beside a foreign one', [blue, old], ['192.0.2.1', 'api-blue.example.com'], [], /2 records/],
  [
    'an A record with the name of a preview host',
    [record('A', 'api-blue.example.com')],
    [],
    [],
    /did not build/,
  ],
  ['a load balancer of that name', [blue], [], ['api.example.com'], /load balancer named api\.example\.com/],
])('refused: %s', (_, records, adopt, balancers, message) => {
  const judged = () => judgeLocation(SITE, records, balancers, adopt);
  expect(judged).toThrow(Failure);
  expect(judged).toThrow(message);
});

test('the remedy is what adopt has to list', () => {
  try {
    judgeLocation(SITE, [old, older], 'unknown', []);
    expect.unreachable();
  } catch (error) {
    expect((error as Failure).remedy).toMatch(/`adopt`:\n192\.0\.2\.1\n2001:db8::1$/);
  }
});
