import { expect, test } from 'vitest';
import { balancerFindings, certificateFinding } from '../../../src/model/checkup/balancer-checks.ts';
import { capacityFindings } from '../../../src/model/checkup/capacity-checks.ts';
import { type Fact, known } from '../../../src/model/checkup/fact.ts';
import { storeFindings } from '../../../src/model/checkup/store-checks.ts';
import { gunicornSetting } from '../../../src/model/checkup/web-server.ts';
import { EMPTY_LEDGER } from '../../../src/model/ledger.ts';
import { line } from '../lines.ts';

const REFUSED: Fact<never> = { kind: 'unknown', why: 'denied', remedy: 'Allow it.' };
const HOSTS = ['api.example.com', 'api-blue.example.com', 'api-green.example.com'];

const web = (given: string | undefined) => ({
  family: 'shop-production-blue-web',
  cpu: '512',
  containerDefinitions: [
    {
      ...{ name: 'web', image: 'i' },
      environment: given === undefined ? [] : [{ name: 'GUNICORN_CMD_ARGS', value: given }],
    },
  ],
});

test.each([
  ['--workers=2 --threads=8', 2],
  ['--threads 8 --workers 3', 3],
  ['--workers=4', 4],
])('gunicorn’s workers in %j are %i', (given, workers) => {
  expect(gunicornSetting(web(given), 'workers')).toEqual(known(workers));
});

test('what gunicorn is not given here is unknown, and no other option is taken for it', () => {
  for (const given of [undefined, '', '--workers-per-core=2', '--max-workers=2', '--workers=two'])
    expect(gunicornSetting(web(given), 'workers')).toMatchObject({ kind: 'unknown' });
});

test('two colours at full size, beside what database and account allow', () => {
  const newest = { ...line({}), definitions: { web: web('--workers=2 --threads=5') } };
  const most = 2 * newest.outputs.web_max * 10;
  const kinds = (alarmAt: Fact<number>, quota: Fact<number>) =>
    capacityFindings({ newest, alarmAt, quota }).map(({ kind }) => kind);
  expect(kinds(known(most), known(newest.outputs.web_max))).toEqual(['good', 'good']);
  expect(kinds(known(most - 1), known(newest.outputs.web_max - 1))).toEqual(['poor', 'poor']);
  expect(kinds(REFUSED, REFUSED)).toEqual(['unknown', 'unknown']);
  const silent = { ...newest, definitions: {} };
  expect(capacityFindings({ newest: silent, alarmAt: known(1), quota: known(1) })).toMatchObject([
    { kind: 'unknown' },
    { kind: 'unknown' },
  ]);
});

test.each([
  [910, known(920), 'good'],
  [910, known(910), 'poor'],
  [900, known(920), 'poor'],
  [910, REFUSED, 'unknown'],
  [60, REFUSED, 'poor'],
] as const)(
  'a load balancer that waits %i s before an application that waits %j: %s',
  (idle, keepAlive, kind) => {
    const facts = { color: 'blue', certificates: known([]), idleTimeout: known(idle), keepAlive } as const;
    expect(balancerFindings(HOSTS, facts)[1]).toMatchObject({ kind });
  },
);

test('a certificate has to be issued and to cover all hosts', () => {
  const of = (status: string, hostnames: readonly string[]) =>
    certificateFinding(HOSTS, known({ arn: 'c', status, hostnames })).kind;
  expect(of('ISSUED', HOSTS)).toBe('good');
  expect(of('ISSUED', ['*.example.com'])).toBe('good');
  expect(of('ISSUED', ['api.example.com'])).toBe('early');
  expect(of('PENDING_VALIDATION', HOSTS)).toBe('early');
});

test.each([
  [900, 'good'],
  [-40_000, 'poor'],
  [40_000, 'poor'],
  [-301_000, 'bad'],
])('a store whose clock is %i ms ahead: %s', (ahead, kind) => {
  const facts = { bucket: REFUSED, lock: REFUSED, hold: REFUSED, ledger: known(EMPTY_LEDGER) };
  const findings = storeFindings({ ...facts, ahead: known(ahead) });
  expect(findings.find(({ check }) => check === 'clock')).toMatchObject({ kind });
  // Its settings may be closed to the role; that it answers is what counts.
  expect(findings[0]).toMatchObject({ check: 'bucket', kind: 'good' });
});
