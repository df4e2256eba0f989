import { expect } from 'vitest';
import type { Color } from '../../src/model/color.ts';
import type { Stage } from './stage.ts';

/** Lets virtual time pass, and the cloud live through it. */
export async function pass(stage: Stage, ms: number): Promise<void> {
  await stage.clock.sleep(ms);
  await stage.cloud.ecs.settle();
}

/** Looks every second how many web tasks of a colour run, until the end is asked for: then the fewest. */
export function watchWeb(stage: Stage, color: Color): () => number {
  let fewest = stage.webTasks(color);
  let watching = true;
  void (async () => {
    while (watching) {
      await pass(stage, 1_000);
      if (watching) fewest = Math.min(fewest, stage.webTasks(color));
    }
  })();
  return () => {
    watching = false;
    return fewest;
  };
}

/** As many web tasks as autoscaling would want; waits until they run. */
export async function scaleWeb(stage: Stage, color: Color, to: number): Promise<void> {
  await stage.cloud.ecs.autoscale(webOf(color), to);
  await pass(stage, 120_000);
  expect(stage.webTasks(color)).toBe(to);
}

/** Autoscaling's name for a colour's web. */
export function webOf(color: Color): string {
  return `service/shop-production/shop-production-${color}-web`;
}

/** What autoscaling may do with a colour's web or workers, as the service says it. */
export async function scalingOf(
  stage: Stage,
  color: Color,
  role: 'web' | 'worker' = 'web',
): Promise<{ min: number; suspended: string[] }> {
  const target = await stage.engine.scalableTarget(color, role);
  if (!target) throw new Error(`${color} has no scalable target`);
  const { DynamicScalingInSuspended, DynamicScalingOutSuspended, ScheduledScalingSuspended } =
    target.suspended ?? {};
  const held = {
    in: DynamicScalingInSuspended,
    out: DynamicScalingOutSuspended,
    scheduled: ScheduledScalingSuspended,
  };
  return {
    min: target.min ?? -1,
    suspended: Object.entries(held).flatMap(([activity, suspended]) => (suspended ? [activity] : [])),
  };
}
