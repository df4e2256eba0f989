import type { Release } from '../release.ts';
import { celeryProcesses } from './celery.ts';
import { type Fact, judged, type Unanswered, unanswered } from './fact.ts';
import type { Finding } from './finding.ts';
import { gunicornSetting } from './web-server.ts';

export interface CapacityFacts {
  /** The newest release of any colour: both colours have its size. */
  readonly newest: Pick<Release, 'outputs' | 'definitions'> | undefined;
  /** Worker tasks that a colour may have at most; none in an environment without them. */
  readonly workers: Fact<number>;
  /** Connections to the database at which its alarm rings. */
  readonly alarmAt: Fact<number>;
  /** vCPU of Fargate that the account may run at once. */
  readonly quota: Fact<number>;
}

/** Whether two colours at full size have room. */
export function capacityFindings(facts: CapacityFacts): readonly Finding[] {
  const { newest } = facts;
  if (!newest) {
    const found = 'no release yet';
    return [
      { check: 'database connections', kind: 'early', found },
      { check: 'Fargate quota', kind: 'early', found },
    ];
  }
  return [
    connections(newest, facts.workers, facts.alarmAt),
    judged('Fargate quota', facts.quota, 'here alone', (most) => vcpu(newest, most)),
  ];
}

type Sized = NonNullable<CapacityFacts['newest']>;

/** A thread of gunicorn keeps a connection of its own, and so does a process of Celery. */
function connections({ outputs, definitions }: Sized, tasks: Fact<number>, alarmAt: Fact<number>): Finding {
  const check = 'database connections';
  const workers = gunicornSetting(definitions.web, 'workers');
  const threads = gunicornSetting(definitions.web, 'threads');
  if (workers.kind === 'unknown') return unanswered(check, workers, 'here alone');
  if (threads.kind === 'unknown') return unanswered(check, threads, 'here alone');
  const celery = celeryConnections(definitions.worker, tasks);
  return judged(check, alarmAt, 'here alone', (mark) => {
    const most = 2 * (outputs.web_max * workers.value * threads.value + celery.count);
    const found = `web of two colours at ${outputs.web_max} tasks${celery.told} up to ${most}; the alarm rings above ${mark}`;
    if (most <= mark) return { check, kind: 'good', found };
    const remedy =
      'Fewer threads (`gunicorn`), processes (`worker_command`) or tasks (`web_max`, `worker_max`), a shorter CONN_MAX_AGE, or a larger database.';
    return { check, kind: 'poor', found, remedy };
  });
}

/** Of one colour. What is not known is not counted, and that is said. */
function celeryConnections(
  worker: Sized['definitions']['worker'],
  tasks: Fact<number>,
): { readonly count: number; readonly told: string } {
  if (tasks.kind === 'known' && tasks.value === 0) return { count: 0, told: ' opens' };
  const processes = celeryProcesses(worker);
  if (tasks.kind === 'unknown') return uncounted(tasks);
  if (processes.kind === 'unknown') return uncounted(processes);
  const told = ` and workers at ${tasks.value} tasks of ${processes.value} processes open`;
  return { count: tasks.value * processes.value, told };
}

function uncounted({ why }: Unanswered): ReturnType<typeof celeryConnections> {
  return { count: 0, told: ` (without Celery's workers: ${why}) opens` };
}

function vcpu({ outputs, definitions }: Sized, most: number): Finding {
  const check = 'Fargate quota';
  const units = Number(definitions.web?.['cpu'] ?? Number.NaN);
  const wanted = (2 * outputs.web_max * units) / 1024;
  if (Number.isNaN(wanted)) {
    const remedy = 'Deploy once: the ledger keeps the definition of what it deployed.';
    return {
      check,
      kind: 'unknown',
      asked: 'here alone',
      found: 'the size of a web task is not known',
      remedy,
    };
  }
  const found = `web of two colours at ${outputs.web_max} tasks takes ${wanted} vCPU of ${most}`;
  if (wanted <= most) return { check, kind: 'good', found };
  const remedy = 'Ask AWS for more: Service Quotas, AWS Fargate, "Fargate On-Demand vCPU resource count".';
  return { check, kind: 'poor', found, remedy };
}
