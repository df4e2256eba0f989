import { expect, test } from 'vitest';
import { type Billed, entry } from './entries.ts';
import { amountOf, type Circumstances, partsOf } from './parts.ts';
import type { Row } from './rows.ts';

const LIVE: Circumstances = { size: 'production', doing: 'live', insights: undefined };
const DATABASE = {
  kind: 'database',
  instance: 'db.t4g.small',
  storage: 'gp3',
  gb: 50,
  standby: true,
  backupDays: 14,
  monitored: false,
} as const;
const TASK = { cpu: 512, memory: 1024, architecture: 'arm64', disk: 20 } as const;
const WEB = {
  kind: 'service',
  role: 'web',
  ...TASK,
  tasks: 2,
  spot: false,
  publicAddress: false,
} as const;

/** USD by row, in cents as a bill rounds them. */
function billed(one: Billed, around: Partial<Circumstances> = {}): Partial<Record<Row, string>> {
  const sums = new Map<Row, number>();
  for (const part of partsOf(entry('module.one.aws_thing.this', one), { ...LIVE, ...around }))
    sums.set(part.row, (sums.get(part.row) ?? 0) + amountOf(part));
  return Object.fromEntries([...sums].map(([row, sum]) => [row, sum.toFixed(2)]));
}

test('a database with a standby costs its hours and its storage twice; its backups up to that size nothing', () => {
  // 730 × 0.065, 50 × 0.23
  expect(billed(DATABASE)).toEqual({ instance: '47.45', storage: '11.50' });
  // 730 × 0.032, 50 × 0.115
  expect(billed({ ...DATABASE, standby: false })).toEqual({ instance: '23.36', storage: '5.75' });
});

test('another class of instance changes its line', () => {
  // 730 × 0.032
  expect(billed({ ...DATABASE, instance: 'db.t4g.micro' })).toEqual({ instance: '23.36', storage: '11.50' });
});

test('a class without a price is refused by its name', () => {
  expect(() => billed({ ...DATABASE, instance: 'db.x9.huge' })).toThrow('postgresql db.x9.huge with standby');
});

test('backups beyond the size of the storage have a price', () => {
  // 20 GB and 35 days of 0.4 GB are 34 GB, 14 of them beyond 20, × 0.095
  expect(billed({ ...DATABASE, gb: 20, backupDays: 35 })).toMatchObject({ backups: '1.33' });
});

test('each node of a cache costs its hours', () => {
  const cache = {
    kind: 'cache',
    engine: 'valkey',
    node: 'cache.t4g.small',
    nodes: 2,
    snapshotDays: 7,
  } as const;
  // 2 × 730 × 0.0256, 7 × 0.5 GB × 0.085
  expect(billed(cache)).toEqual({ nodes: '37.38', snapshots: '0.30' });
  expect(billed({ ...cache, nodes: 1, snapshotDays: 0 })).toEqual({ nodes: '18.69' });
});

test('tasks cost while their colour is live; of a warm one web alone; of one at zero nothing', () => {
  // 2 × 730 × (0.5 × 0.03238 + 1 × 0.00356)
  expect(billed(WEB)).toEqual({ web: '28.84' });
  expect(billed(WEB, { doing: 'warm' })).toEqual({ web: '28.84' });
  expect(billed(WEB, { doing: 'zero' })).toEqual({});
  const worker = { ...WEB, role: 'worker', tasks: 1 } as const;
  expect(billed(worker)).toEqual({ worker: '14.42' });
  expect(billed(worker, { doing: 'warm' })).toEqual({});
});

test('migrations are counted once, in the colour that is live', () => {
  const migrate = { kind: 'one-off', role: 'migrate', ...TASK } as const;
  // 30 × 2 minutes × (0.5 × 0.03238 + 1 × 0.00356)
  expect(billed(migrate)).toEqual({ migrate: '0.02' });
  expect(billed(migrate, { doing: 'zero' })).toEqual({});
});

test('x86, Spot, a public address and a larger disk are counted', () => {
  // 2 × 730 × (0.5 × 0.04048 + 1 × 0.004445)
  expect(billed({ ...WEB, architecture: 'x86_64' })).toEqual({ web: '36.04' });
  expect(billed({ ...WEB, spot: true })).toEqual({ web: '14.42' });
  // 2 × 730 × 0.005
  expect(billed({ ...WEB, publicAddress: true })).toMatchObject({ 'task addresses': '7.30' });
  // 28.84 and 2 × 730 × 10 GB × 0.000111
  expect(billed({ ...WEB, disk: 30 })).toEqual({ web: '30.46' });
});

test('a load balancer costs its hours and its addresses in every zone, and capacity while users come to it', () => {
  const balancer = { kind: 'load-balancer', zones: 2 } as const;
  // 730 × 0.0225, 730 × 0.2 × 0.008, 2 × 730 × 0.005
  expect(billed(balancer)).toEqual({ balancers: '16.43', capacity: '1.17', 'balancer addresses': '7.30' });
  expect(billed(balancer, { doing: 'zero' })).toEqual({ balancers: '16.43', 'balancer addresses': '7.30' });
});

test('an alarm costs each of its metrics', () => {
  expect(billed({ kind: 'alarm', metrics: 1 })).toEqual({ alarms: '0.10' });
  expect(billed({ kind: 'alarm', metrics: 2 })).toEqual({ alarms: '0.20' });
});

test('Container Insights counts the cluster, and each service that runs tasks', () => {
  const insights = { insights: 'enabled' };
  // 11 × 0.30, (13 + 8) × 0.30
  expect(billed({ kind: 'insights', level: 'enabled' })).toEqual({ insights: '3.30' });
  expect(billed(WEB, insights)).toMatchObject({ insights: '6.30' });
  expect(billed(WEB, { ...insights, doing: 'zero' })).toEqual({});
  expect(() => billed({ kind: 'insights', level: 'enhanced' })).toThrow('container insights enhanced');
});

test('a log costs what it takes in and what it keeps; of a colour without traffic nothing', () => {
  const log = { kind: 'log', log: 'web', days: 30 } as const;
  // 3 GB × 0.50, and 30 days of them × 0.03
  expect(billed(log)).toEqual({ logs: '1.59' });
  expect(billed(log, { doing: 'zero' })).toEqual({});
  expect(() => billed({ ...log, log: 'unheard-of' })).toThrow('unheard-of');
});

test.each([
  [{ kind: 'nat-gateway' }, { gateways: '32.85' }],
  [{ kind: 'address' }, { 'gateway addresses': '3.65' }],
  [{ kind: 'endpoint', zones: 2 }, { endpoints: '14.60' }],
  [{ kind: 'secret' }, { secrets: '0.40' }],
  [{ kind: 'key' }, { keys: '1.00' }],
  [{ kind: 'images', repository: 'releases' }, { images: '0.50' }],
  // 0.115, of which a binary fraction is a little less.
  [{ kind: 'bucket', holds: 'access logs' }, { objects: '0.11' }],
  // 20 GB and 35 days of 0.4 GB, × 0.095
  [{ kind: 'backup', days: 35 }, { backups: '3.23' }],
] as const)('$kind', (one, amounts) => {
  expect(billed(one)).toEqual(amounts);
});
