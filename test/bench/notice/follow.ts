import type { World } from '../../../src/ports.ts';
import type { Ground } from '../../../src/steps/ground.ts';
import { Journal } from '../../../src/steps/journal.ts';
import { start } from '../../../src/steps/start.ts';
import { healthAt, serviceAt, stoppedAt, TASK_DEFINITION, TASKS } from './simulated-service.ts';
import type { StartCase } from './start-case.ts';

/** When somebody who follows a start knew how it ended, in milliseconds from its beginning, and what it cost. */
export interface Followed {
  readonly noticedAt: number;
  readonly calls: number;
}

/** The real start step over a timetable, on a clock that jumps: its schedule and its calls are the action's own. */
export async function followByAction(wanted: StartCase, expected: number | undefined): Promise<Followed> {
  const scene = { now: 0, calls: 0, noticedAt: undefined as number | undefined };
  const counted = <T>(answer: T): Promise<T> => {
    scene.calls++;
    return Promise.resolve(answer);
  };
  const clock = {
    now: () => scene.now,
    sleep: (ms: number) => {
      scene.now += ms;
      return Promise.resolve();
    },
  };
  const world = {
    clock,
    log: SILENT,
    ecs: {
      services: () => counted([serviceAt(wanted, scene.now)]),
      updateService: () => counted(serviceAt(wanted, scene.now)),
      serviceTasks: () => {
        const stopped = stoppedAt(wanted, scene.now);
        // ListTasks, and DescribeTasks for what it lists.
        if (stopped.length > 0) scene.calls++;
        return counted(stopped);
      },
      // Asked for the log of a task that is known to have failed: the verdict is out.
      taskDefinition: () => {
        scene.noticedAt ??= scene.now;
        return Promise.resolve({ family: 'web', containerDefinitions: [] });
      },
    },
    loadBalancing: { targetHealth: () => counted(healthAt(wanted, scene.now)) },
    scaling: { target: () => Promise.resolve(undefined) },
  } as unknown as World;
  const ground = { world, journal: new Journal(clock, SILENT) } as unknown as Ground;
  await start(ground, { ...WISH, expected }).catch(() => {
    scene.noticedAt ??= scene.now;
  });
  return { noticedAt: scene.noticedAt ?? scene.now, calls: scene.calls };
}

const WISH = {
  cluster: 'shop',
  outputs: { web_service: 'web', target_group_arn: 'group' },
  taskDefinition: TASK_DEFINITION,
  count: TASKS,
} as Parameters<typeof start>[1];

const nothing = () => {};
const SILENT: World['log'] = {
  ...{ line: nothing, notice: nothing, warning: nothing },
  ...{ group: nothing, endGroup: nothing, foreign: nothing },
};
