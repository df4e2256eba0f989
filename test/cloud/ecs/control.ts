import type { Failure } from '@aws-sdk/client-ecs';
import type { CloudRequest, CloudResponse } from '../room.ts';
import type { ScalingState } from '../scaling/scaling-state.ts';
import { runSchedules } from '../scaling/scheduled-actions.ts';
import { forwardable } from '../target-health/forwarding.ts';
import type { Target } from '../target-health/target.ts';
import type { ImageProgram } from './behaviour.ts';
import type { Delays } from './delays.ts';
import { describeService } from './describe-service.ts';
import type { Model } from './model.ts';
import type { RanTask } from './ran-task.ts';
import { ranTask } from './ran-task.ts';
import { stopTask } from './stop.ts';

/** What tests, the demo and the data plane do with the model beside its rooms. Times are milliseconds. */
export interface EcsControl {
  /** Lives through everything that is due. Needed by whoever looks without asking a room, and by processes: call it every second or so. */
  settle(): Promise<void>;
  /** When something happens next by itself, or undefined. */
  nextAt(): number | undefined;
  /** Programs all later containers of an image (a whole name, or its digest). */
  image(image: string, program: ImageProgram): void;
  delays(changed: Partial<Delays>): void;
  /** The next RunTask calls (one per list) answer with these failures and no task. */
  refuseRunTask(...failures: readonly Failure[][]): void;
  /** Tasks younger than this are MISSING to DescribeTasks. */
  missingFor(ms: number): void;
  /** From now on and for `forMs`, DescribeServices answers as of `lagMs` ago, at most as of now. */
  staleServices(lagMs: number, forMs: number): Promise<void>;
  /** True: no service gets a task placed. */
  noCapacity(on: boolean): void;
  /** The platform loses a task's host: SIGKILL, and a stop code of its own. */
  killTask(arn: string, reason: string): Promise<void>;
  /** What autoscaling would do by itself; suspended directions do nothing. `service/<cluster>/<name>` */
  autoscale(resourceId: string, to: number, why?: 'dynamic' | 'scheduled'): Promise<void>;
  /** Every scheduled action has its time now; those of suspended targets do nothing. */
  runSchedules(): Promise<void>;
  /** Where the load balancer sends the next request; empty is a 503. */
  targetsOf(targetGroupArn: string): Promise<readonly ForwardTarget[]>;
  /**
   * The same as last lived through, at once: for a data plane under real time, whose requests must not wait
   * for the model's own look-ups. Needs a ticker.
   */
  targetsNow(targetGroupArn: string): readonly ForwardTarget[];
  /** Every task that ever was, oldest first. */
  ran(): readonly RanTask[];
}

export interface ForwardTarget {
  readonly taskArn: string;
  readonly health: string;
  readonly backend:
    | { readonly kind: 'process'; readonly port: number }
    | { readonly kind: 'record'; answer(request: CloudRequest): Promise<CloudResponse> };
}

export function controlOf(model: Model, scaling: ScalingState): EcsControl {
  const { timeline, misfortunes } = model;
  const targetsNow = (arn: string) => forwardable(model.targets.in(arn)).map(forwardTarget);
  return {
    settle: () => timeline.settle(),
    nextAt: () => timeline.nextAt(),
    image: (image, program) => model.programs.set(image, program),
    delays: (changed) => {
      model.delays = { ...model.delays, ...changed };
    },
    refuseRunTask: (...failures) => {
      misfortunes.refusals.push(...failures);
    },
    missingFor: (ms) => {
      misfortunes.missingFor = ms;
    },
    staleServices: (lagMs, forMs) =>
      timeline.enter(() => {
        misfortunes.stale = { lag: lagMs, until: timeline.now() + forMs };
        model.services.clearPictures();
        model.services.picture(timeline.now(), (service) => describeService(model, service));
      }),
    noCapacity: (on) => {
      misfortunes.noCapacity = on;
    },
    killTask: (arn, reason) =>
      timeline.enter(() => {
        const task = model.tasks.ever.find((one) => one.arn === arn);
        if (!task) throw new Error(`no task ${arn} ever ran`);
        stopTask(model, task, { code: 'InfrastructureHealth', reason });
        for (const container of task.containers) container.running?.stop('SIGKILL');
      }),
    autoscale: (resourceId, to, why = 'dynamic') =>
      timeline.enter(() => scaling.targets.scale(resourceId, to, why)),
    runSchedules: () => timeline.enter(() => runSchedules(scaling)),
    targetsOf: (targetGroupArn) => timeline.enter(() => targetsNow(targetGroupArn)),
    targetsNow,
    ran: () => model.tasks.ever.map(ranTask),
  };
}

function forwardTarget(target: Target): ForwardTarget {
  const { backend, taskArn, state: health } = target;
  if (backend.kind === 'process') return { taskArn, health, backend };
  const answer = async (request: CloudRequest): Promise<CloudResponse> =>
    backend.answer?.(request) ?? { status: 200, headers: {}, body: '' };
  return { taskArn, health, backend: { kind: 'record', answer } };
}
