import { expect } from 'vitest';
import { COLORS, type Color } from '../../src/model/color.ts';
import type { RanTask } from '../cloud/ecs/ran-task.ts';
import { openStage } from './acts.ts';
import type { BackgroundRole } from './model-infra.ts';
import type { Stage } from './stage.ts';
import { pass, scalingOf } from './web.ts';

/** A stage whose colours have workers and a beat. */
export async function stageWithBackground(
  background: readonly BackgroundRole[] = ['worker', 'beat'],
): Promise<Stage> {
  const stage = await openStage();
  stage.engine.infra.background = background;
  return stage;
}

/** Tasks of a role that run now. */
export function tasksOf(stage: Stage, color: Color, role: BackgroundRole): number {
  return stage.cloud.ecs
    .ran()
    .filter((task) => task.group === `service:shop-production-${color}-${role}` && task.status === 'RUNNING')
    .length;
}

/** Its process runs, whatever ECS calls its task. */
function ticks({ startedAt, exitCode }: RanTask['containers'][number]): boolean {
  return startedAt !== undefined && exitCode === undefined;
}

/** Looks all the time how many beats there are in both colours, until the end is asked for: then the most. */
export function watchBeat(stage: Stage): () => number {
  let most = 0;
  let watching = true;
  void (async () => {
    while (watching) {
      const now = stage.cloud.ecs
        .ran()
        .filter(
          ({ group, status, containers }) =>
            group.endsWith('-beat') && status !== 'STOPPED' && containers.some(ticks),
        ).length;
      most = Math.max(most, now);
      await pass(stage, 250);
    }
  })();
  return () => {
    watching = false;
    return most;
  };
}

/** Workers and beat in this colour alone, beat once, after what was told to stop has ended. */
export async function expectBackgroundIn(stage: Stage, color: Color, workers = 1, beats = 1): Promise<void> {
  await pass(stage, 60_000);
  const seen = Object.fromEntries(
    COLORS.map((one) => [one, [tasksOf(stage, one, 'worker'), tasksOf(stage, one, 'beat')]]),
  );
  expect(seen).toEqual({ blue: [0, 0], green: [0, 0], [color]: [workers, beats] });
}

/** What autoscaling may do with a colour's workers. */
export function workerScaling(stage: Stage, color: Color) {
  return scalingOf(stage, color, 'worker');
}
