import { Failure } from '../../src/model/failure.ts';
import type { Billed, Entry } from './entries.ts';
import { priceOf } from './price-table.ts';
import type { Row } from './rows.ts';
import { FREE_DISK_GB } from './tasks.ts';
import { DAYS, HOURS, logged, type Size, usage } from './usage.ts';

/** How much of one price a month takes. */
export interface Part {
  readonly row: Row;
  readonly quantity: number;
  readonly price: string;
}

/** What a stack does while it is counted; shared and bootstrap are always `live`. A warm colour has its web tasks alone: workers and beat have moved. */
export type Doing = 'live' | 'warm' | 'zero';

export interface Circumstances {
  readonly size: Size;
  readonly doing: Doing;
  /** The level of Container Insights, which counts each service with tasks. */
  readonly insights: string | undefined;
}

/** Metrics of Container Insights, by https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html. */
const METRICS = { cluster: 11, service: 13, family: 8 };

export function amountOf({ quantity, price }: Part): number {
  return quantity * priceOf(price).usd;
}

/** @throws Failure naming what has no price. */
export function partsOf(entry: Entry, around: Circumstances): readonly Part[] {
  const one = partsOfOne(entry, around).map((part) => ({ ...part, quantity: part.quantity * entry.count }));
  return one.filter(({ price, quantity }) => priceOf(price) && quantity > 0);
}

function partsOfOne(billed: Billed, around: Circumstances): readonly Part[] {
  const { size, doing } = around;
  switch (billed.kind) {
    case 'database':
      return databaseParts(billed, size);
    case 'cache':
      return [
        part('nodes', billed.nodes * HOURS, `${billed.engine} ${billed.node}`),
        part('snapshots', billed.snapshotDays * usage('cache', size), 'cache snapshot'),
      ];
    case 'service':
      return serviceParts(billed, around);
    case 'one-off':
      return taskParts('migrate', billed, doing === 'live' ? migrating(size) : 0);
    case 'load-balancer':
      return [
        part('balancers', HOURS, 'load balancer'),
        part('capacity', doing === 'live' ? HOURS * usage('capacity', size) : 0, 'load balancer capacity'),
        part('balancer addresses', billed.zones * HOURS, 'public ipv4'),
      ];
    case 'log':
      return logParts(doing === 'live' ? logged(billed.log, size) : 0, billed.days);
    case 'backup':
      return [part('backups', keptGb(billed.days, size), 'aws backup of rds')];
    case 'insights':
      return [part('insights', METRICS.cluster, `container insights ${billed.level}`)];
    default:
      return plainParts(billed, size);
  }
}

type Database = Extract<Billed, { readonly kind: 'database' }>;
type Service = Extract<Billed, { readonly kind: 'service' }>;
type Task = Pick<Service, 'cpu' | 'memory' | 'architecture' | 'disk'>;
type Plain = Exclude<
  Billed,
  {
    readonly kind:
      | 'database'
      | 'cache'
      | 'service'
      | 'one-off'
      | 'load-balancer'
      | 'log'
      | 'backup'
      | 'insights';
  }
>;

function plainParts(billed: Plain, size: Size): readonly Part[] {
  switch (billed.kind) {
    case 'nat-gateway':
      return [part('gateways', HOURS, 'nat gateway')];
    case 'address':
      return [part('gateway addresses', HOURS, 'public ipv4')];
    case 'endpoint':
      return [part('endpoints', billed.zones * HOURS, 'interface endpoint')];
    case 'secret':
      return [part('secrets', 1, 'secret')];
    case 'key':
      return [part('keys', 1, 'key')];
    case 'alarm':
      return [part('alarms', billed.metrics, 'alarm')];
    case 'images':
      return [part('images', usage(billed.repository === 'cache' ? 'layers' : 'releases', size), 'image')];
    case 'bucket':
      return [part('objects', usage(billed.holds, size), 'object')];
  }
}

function databaseParts(billed: Database, size: Size): readonly Part[] {
  const standby = billed.standby ? ' with standby' : '';
  return [
    part('instance', HOURS, `postgresql ${billed.instance}${standby}`),
    part('storage', billed.gb, `postgresql ${billed.storage}${standby}`),
    part('backups', Math.max(0, keptGb(billed.backupDays, size) - billed.gb), 'postgresql backup'),
    part('monitoring', billed.monitored ? usage('monitoring', size) : 0, 'log ingested'),
  ];
}

/** The first backup is whole, the others hold what has changed. */
function keptGb(days: number, size: Size): number {
  return usage('database', size) + days * usage('changed', size);
}

function serviceParts(billed: Service, { doing, insights }: Circumstances): readonly Part[] {
  const row = rowOf(billed.role);
  const running = doing === 'live' || (doing === 'warm' && billed.role === 'web') ? billed.tasks : 0;
  const metrics = running > 0 && insights !== undefined ? METRICS.service + METRICS.family : 0;
  return [
    ...taskParts(row, billed, running * HOURS, billed.spot),
    part('task addresses', billed.publicAddress ? running * HOURS : 0, 'public ipv4'),
    ...(metrics > 0 ? [part('insights', metrics, `container insights ${insights}`)] : []),
  ];
}

/** Hours in a month, of whichever colour is about to be live. */
function migrating(size: Size): number {
  return (usage('deploys', size) * usage('minutes', size)) / 60;
}

function taskParts(row: Row, task: Task, hours: number, spot = false): readonly Part[] {
  const charged = hours * (spot ? priceOf('fargate spot').usd : 1);
  return [
    part(row, (charged * task.cpu) / 1024, `fargate ${task.architecture} vcpu`),
    part(row, (charged * task.memory) / 1024, `fargate ${task.architecture} memory`),
    part(row, hours * (task.disk - FREE_DISK_GB), 'fargate disk'),
  ];
}

function logParts(gb: number, days: number): readonly Part[] {
  return [part('logs', gb, 'log ingested'), part('logs', (gb * days) / DAYS, 'log kept')];
}

function rowOf(role: string): Row {
  if (role === 'web' || role === 'worker' || role === 'beat') return role;
  throw new Failure(`The table has no line for tasks of ${role}.`, 'Add it to test/cost/rows.ts.');
}

function part(row: Row, quantity: number, price: string): Part {
  return { row, quantity, price };
}
