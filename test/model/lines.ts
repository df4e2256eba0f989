import type { Ledger, NewRelease } from '../../src/model/ledger.ts';
import { appendRelease, EMPTY_LEDGER } from '../../src/model/ledger.ts';
import type { Release } from '../../src/model/release.ts';

/** A commit's name from one letter, so that tables stay readable. */
export const sha = (letter: string): string => letter.repeat(40);

/** A closed line of release `a` in blue; what a test cares about replaces the rest. */
export function line(more: Partial<Release> = {}): Release {
  const color = more.color ?? 'blue';
  return {
    number: 1,
    kind: 'deploy',
    release: sha('a'),
    image: `shop@sha256:${'0'.repeat(64)}`,
    color,
    state: 'closed',
    openedAt: 0,
    before: { kind: 'missing' },
    definitions: { web: { family: `${color}-web`, containerDefinitions: [] } },
    registered: { web: `${color}-web:1` },
    shared: { region: 'eu-central-1', account_id: '123456789012', cluster: 'shop', alarm_names: [] },
    outputs: {
      color,
      load_balancer_dns_name: `${color}.elb`,
      load_balancer_arn: `lb-${color}`,
      target_group_arn: `tg-${color}`,
      web_service: `${color}-web`,
      worker_service: null,
      beat_service: null,
      web_task_definition: `${color}-web:1`,
      worker_task_definition: null,
      beat_task_definition: null,
      migrate_task_definition: `${color}-migrate:1`,
      web_min: 2,
      web_max: 6,
      worker_min: 0,
      task_network: { subnets: [], security_groups: [], assign_public_ip: false },
      alarm_names: [],
    },
    settings: {
      healthPath: '/healthz',
      releaseHeader: 'x-release',
      verifyPaths: [],
      verifyCount: 5,
      bakeMs: 0,
      warmMs: 0,
      alarmNames: [],
      migration: { lockTimeoutMs: 2_000, retries: 5 },
    },
    migrations: [],
    durations: {},
    ...more,
  };
}

/** A ledger of these lines, numbered as they come. */
export function ledgerOf(...lines: readonly Partial<Release>[]): Ledger {
  return lines.reduce((ledger: Ledger, one) => {
    const { number: _, ...fresh } = line(one);
    return appendRelease(ledger, fresh as NewRelease);
  }, EMPTY_LEDGER);
}
