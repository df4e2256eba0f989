import { expect, test } from 'vitest';
import { edgeFindings, type TlsRule } from '../../../src/model/checkup/edge-checks.ts';
import { type Fact, known } from '../../../src/model/checkup/fact.ts';
import { zoneFindings } from '../../../src/model/checkup/zone-checks.ts';

const HOSTS = ['api.example.com', 'api-blue.example.com', 'api-green.example.com'];
const REFUSED: Fact<never> = { kind: 'unknown', why: 'The token may not read it.', remedy: 'Give it.' };
const OURS: TlsRule = {
  expression: 'http.host in {"api.example.com" "api-blue.example.com" "api-green.example.com"}',
  mode: 'strict',
};

function tls(mode: Fact<string>, rules: Fact<readonly TlsRule[]>) {
  const [finding] = edgeFindings({ hosts: HOSTS, mode, rules, botFightMode: known(false) });
  return finding;
}

test.each([
  ['strict', [], 'good'],
  ['origin_pull', [], 'good'],
  ['full', [], 'poor'],
  ['flexible', [], 'bad'],
  ['off', [], 'bad'],
  ['flexible', [OURS], 'good'],
  ['strict', [{ ...OURS, mode: 'off' }], 'bad'],
  ['strict', [{ ...OURS, mode: 'off' }, OURS], 'good'],
  ['strict', [{ expression: 'http.host eq "api.example.com"', mode: 'full' }], 'poor'],
  ['strict', [{ expression: 'http.host eq "www.example.com"', mode: 'off' }], 'good'],
  ['strict', [{ expression: 'starts_with(http.request.uri.path, "/")', mode: 'off' }], 'unknown'],
] as const)('the zone is %s, with the rules %j: %s', (mode, rules, kind) => {
  expect(tls(known(mode), known(rules))).toMatchObject({ kind });
});

test('what may not be read is never taken for strict, unless rules say it for every host', () => {
  expect(tls(known('strict'), REFUSED)).toMatchObject({
    ...{ kind: 'unknown', asked: 'here alone' },
    found: 'the zone is strict, and its rules may say otherwise for these hosts: The token may not read it.',
  });
  expect(tls(REFUSED, known([]))).toMatchObject({ kind: 'unknown' });
  expect(tls(REFUSED, known([OURS]))).toMatchObject({ kind: 'good' });
});

test('a token of an account is not known to the check of users’ tokens, and works when it reads the zone', () => {
  const reads = [{ permission: 'DNS Read', there: true }];
  const [reading] = zoneFindings({ token: known('other'), zone: known('z'), reads });
  expect(reading).toMatchObject({ kind: 'good' });
  const [stranger] = zoneFindings({ token: known('other'), zone: REFUSED, reads: [] });
  expect(stranger).toMatchObject({ kind: 'bad' });
});
