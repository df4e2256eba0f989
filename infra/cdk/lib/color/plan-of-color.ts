import type { ColorInputs } from '../inputs/color-inputs.ts';
import { type Bounds, COUNTS_OF_SIZE, type Size } from '../inputs/counts.ts';
import type { TaskSize } from '../inputs/task-size.ts';
import { cut } from '../names.ts';

export type Role = 'web' | 'worker' | 'beat' | 'migrate';

const SMALL: TaskSize = { cpu: 256, memory: 512 };
const TASK_OF_SIZE: Readonly<Record<Size, TaskSize>> = {
  development: SMALL,
  production: { cpu: 512, memory: 1024 },
};

/** What a colour's inputs come to: names, sizes and counts, with the size's own where nothing is given. */
export interface ColorPlan {
  readonly inputs: ColorInputs;
  /** `<name>-<environment>` */
  readonly prefix: string;
  readonly name: string;
  /** Load balancers and target groups take 32 characters. */
  readonly shortName: string;
  /** Roles take 64. */
  readonly roleName: string;
  readonly roles: readonly Role[];
  readonly taskSizes: Readonly<Record<Role, TaskSize>>;
  readonly web: Bounds;
  readonly worker: Bounds;
  readonly requestsPerTarget: number;
  readonly alarmActions: readonly string[];
}

export function planOfColor(inputs: ColorInputs): ColorPlan {
  const { shared, gunicorn } = inputs;
  const task = TASK_OF_SIZE[shared.size];
  const counts = COUNTS_OF_SIZE[shared.size];
  const prefix = `${inputs.name}-${inputs.environment}`;
  const name = `${prefix}-${inputs.color}`;
  const topic = shared.alarm_topic_arn === undefined ? [] : [shared.alarm_topic_arn];
  return {
    inputs,
    prefix,
    name,
    shortName: cut(name, 32, 25),
    roleName: cut(name, 54, 47),
    roles: [
      ...(['web', 'migrate'] as const),
      ...(inputs.worker_enabled ? (['worker'] as const) : []),
      ...(inputs.beat_enabled ? (['beat'] as const) : []),
    ],
    taskSizes: {
      web: inputs.web_size ?? task,
      worker: inputs.worker_size ?? task,
      beat: SMALL,
      migrate: task,
    },
    web: bounds(counts.web, inputs.web_min, inputs.web_max),
    worker: bounds(counts.worker, inputs.worker_min, inputs.worker_max),
    // One request a second and thread: a request of half a second keeps half of the threads busy then.
    requestsPerTarget: inputs.web_requests_per_target ?? gunicorn.workers * gunicorn.threads * 60,
    alarmActions: [...new Set([...topic, ...inputs.alarm_actions])],
  };
}

function bounds(ofSize: Bounds, min = ofSize.min, max = ofSize.max): Bounds {
  return { min, max: Math.max(min, max) };
}
