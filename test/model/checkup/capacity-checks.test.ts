import { expect, test } from 'vitest';
import { balancerFindings, certificateFinding } from '../../../src/model/checkup/balancer-checks.ts';
import { capacityFindings } from '../../../src/model/checkup/capacity-checks.ts';
import { celeryProcesses } from '../../../src/model/checkup/celery.ts';
import { type Fact, known } from '../../../src/model/checkup/fact.ts';
import { quotaFindings } from '../../../src/model/checkup/quota-checks.ts';
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

const worker = (command: readonly string[] | undefined) => ({
  family: 'shop-production-blue-worker',
  containerDefinitions: [{ name: 'worker', image: 'i', ...(command ? { command } : {}) }],
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
  const workers = known(0);
  const kinds = (alarmAt: Fact<number>, quota: Fact<number>) =>
    capacityFindings({ newest, workers, alarmAt, quota }).map(({ kind }) => kind);
  expect(kinds(known(most), known(newest.outputs.web_max))).toEqual(['good', 'good']);
  expect(kinds(known(most - 1), known(newest.outputs.web_max - 1))).toEqual(['poor', 'poor']);
  expect(kinds(REFUSED, REFUSED)).toEqual(['unknown', 'unknown']);
  const silent = { ...newest, definitions: {} };
  expect(capacityFindings({ newest: silent, workers, alarmAt: known(1), quota: known(1) })).toMatchObject([
    { kind: 'unknown' },
    { kind: 'unknown' },
  ]);
});

test.each([
  [['celery', '-A', 'shop', 'worker', '--concurrency=4'], 4],
  [['celery', 'worker', '-c', '8'], 8],
  [['sh', '-c', 'exec celery worker -c8 --loglevel=info'], 8],
  [['celery', 'worker', '--autoscale=10,3'], 10],
])('Celery’s processes by %j are %i', (command, processes) => {
  expect(celeryProcesses(worker(command))).toEqual(known(processes));
});

test('what Celery is not given is not guessed', () => {
  for (const command of [undefined, [], ['celery', 'worker'], ['sh', '-c', 'celery worker']])
    expect(celeryProcesses(worker(command))).toMatchObject({ kind: 'unknown' });
});

test('workers of two colours are counted too, where it is known how many they are', () => {
  const connections = (workers: Fact<number>, command: readonly string[]) => {
    const definitions = { web: web('--workers=1 --threads=1'), worker: worker(command) };
    const newest = { ...line({}), definitions };
    const alarmAt = known(2 * newest.outputs.web_max + 2 * 3 * 4 - 1);
    return capacityFindings({ newest, workers, alarmAt, quota: known(99) })[0];
  };
  const four = ['celery', 'worker', '--concurrency=4'];
  expect(connections(known(3), four)).toMatchObject({ kind: 'poor' });
  expect(connections(known(2), four)).toMatchObject({ kind: 'good' });
  expect(connections(REFUSED, four)?.found).toContain("without Celery's workers: denied");
  expect(connections(known(3), ['celery'])).toMatchObject({ kind: 'good' });
  expect(connections(known(0), four)?.found).not.toContain('workers');
});

test.each([
  [0, known({ most: 50, taken: 48 }), 'good'],
  [0, known({ most: 50, taken: 49 }), 'poor'],
  [0, known({ most: 50, taken: 50 }), 'bad'],
  [1, known({ most: 50, taken: 49 }), 'good'],
  [1, known({ most: 50, taken: 50 }), 'bad'],
  [2, known({ most: 50, taken: 50 }), 'good'],
  [0, REFUSED, 'unknown'],
] as const)('with %i colours built and %j load balancers: %s', (built, balancers, kind) => {
  const [finding] = quotaFindings({ built, network: true, balancers, addresses: REFUSED });
  expect(finding).toMatchObject({ kind });
});

test.each([
  [false, known({ most: 5, taken: 3 }), 'good'],
  [false, known({ most: 5, taken: 4 }), 'poor'],
  [true, known({ most: 5, taken: 5 }), 'good'],
  [false, REFUSED, 'unknown'],
] as const)('with a network: %s, and %j Elastic IPs: %s', (network, addresses, kind) => {
  const [, finding] = quotaFindings({ built: 0, network, balancers: REFUSED, addresses });
  expect(finding).toMatchObject({ kind });
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
