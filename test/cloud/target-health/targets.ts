import type { Timeline } from '../ecs/timeline.ts';
import { countResult } from './check-result.ts';
import { checkProcess, checkRecord } from './health-check.ts';
import type { Target } from './target.ts';
import type { FindTargetGroup } from './target-group.ts';
import { USUAL_TARGET_GROUP } from './target-group.ts';

type NewTarget = Pick<Target, 'groupArn' | 'taskArn' | 'ip' | 'port' | 'backend'>;

/** The targets that ECS registers, and their checks. */
export class Targets {
  readonly #timeline: Timeline;
  /** What ELBv2 says of a target group. */
  readonly find: FindTargetGroup;
  readonly #targets = new Set<Target>();
  readonly #checked: (target: Target) => void;

  /** @param checked told after each check of a target */
  constructor(timeline: Timeline, find: FindTargetGroup, checked: (target: Target) => void) {
    this.#timeline = timeline;
    this.find = find;
    this.#checked = checked;
  }

  in(groupArn: string): readonly Target[] {
    return [...this.#targets].filter((target) => target.groupArn === groupArn);
  }

  async register(given: NewTarget): Promise<Target> {
    const target: Target = {
      ...given,
      settings: { ...USUAL_TARGET_GROUP, ...(await this.find(given.groupArn)) },
      state: 'initial',
      reason: 'Elb.RegistrationInProgress',
      description: 'Target registration is in progress',
      passes: 0,
      fails: 0,
    };
    this.#targets.add(target);
    this.#timeline.after(Math.min(1_000, target.settings.intervalMs / 2), () => {
      if (target.state !== 'initial') return;
      target.reason = 'Elb.InitialHealthChecking';
      target.description = 'Initial health checks in progress';
    });
    this.#checkLater(target);
    return target;
  }

  /** No new requests from now on; listed as draining until its group's delay is over. */
  deregister(target: Target): void {
    if (!this.#targets.has(target) || target.state === 'draining') return;
    target.state = 'draining';
    target.reason = 'Target.DeregistrationInProgress';
    target.description = 'Target deregistration is in progress';
    this.#timeline.after(target.settings.deregistrationDelayMs, () => {
      this.#targets.delete(target);
    });
  }

  #checkLater(target: Target): void {
    this.#timeline.after(target.settings.intervalMs, () => this.#check(target));
  }

  async #check(target: Target): Promise<void> {
    if (target.state === 'draining' || !this.#targets.has(target)) return;
    const { backend, settings } = target;
    const host = `${target.ip}:${target.port}`;
    if (backend.kind === 'record') {
      const result = await checkRecord(backend, settings.healthPath, host, this.#timeline.now());
      this.#count(target, result);
      return;
    }
    // The answer of a process takes real time: it becomes an event of its own.
    void checkProcess(backend.port, settings.healthPath, host, settings.timeoutMs).then((result) =>
      this.#timeline.soon(() => this.#count(target, result)),
    );
  }

  #count(target: Target, result: Parameters<typeof countResult>[1]): void {
    if (target.state === 'draining' || !this.#targets.has(target)) return;
    countResult(target, result);
    this.#checked(target);
    this.#checkLater(target);
  }
}
