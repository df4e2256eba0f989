import type { Color } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import { type Ledger, newestOfColor } from '../model/ledger.ts';
import { destroyedInUse, protectedRemovals, refusedRemovals } from '../model/removal-gate.ts';
import type { RemovingSettle } from '../model/request.ts';
import type { Standing } from '../model/standing.ts';
import type { TaskDefinition } from '../model/task-definition.ts';
import type { StackPlan } from '../ports.ts';
import type { Outlook } from './ground.ts';
import { colorPlace, sharedOutputs } from './stack-place.ts';
import { tellPlan } from './tell-plan.ts';

/**
 * What taking the idle colour's stack away would destroy. Writes nothing but Terraform's own lock.
 *
 * @throws Failure where that is more than it may be
 */
export async function planRemoval(
  outlook: Outlook,
  ledger: Ledger,
  request: RemovingSettle,
  standing: Standing,
  color: Color,
  signal: AbortSignal,
): Promise<StackPlan> {
  const { world } = outlook;
  const line = newestOfColor(ledger, color);
  const place = await colorPlace(outlook, request, await sharedOutputs(world, signal));
  const stack = { kind: 'color', color } as const;
  const plan = await world.engine.planRemoval(stack, place.variables(line, color), signal);
  tellPlan(outlook, ledger, line ?? {}, standing, plan);
  const refused = refusedRemovals(plan.changes);
  if (refused.length > 0) {
    throw new Failure(
      `The plan to remove ${color} would do more than that:\n${refused.map(({ action, address }) => `  ${action} ${address}`).join('\n')}`,
      'Nothing was removed. Take what holds data out of what depends on the rest, or settle without `remove-idle`.',
    );
  }
  const held = protectedRemovals(plan.changes);
  if (held.length > 0) {
    throw new Failure(
      `AWS would refuse to delete what is protected: ${held.join(', ')}.`,
      'Nothing was removed. Turn that off in AWS and in the variables, or settle without `remove-idle`.',
    );
  }
  const used = destroyedInUse(plan, await serving(outlook, standing));
  if (used.length === 0) return plan;
  throw new Failure(
    `What is live uses what ${color} would lose: ${used.join(', ')}.`,
    `Nothing was removed. The next deploy builds ${color} anew with all that is its own; settle with \`remove-idle\` after that.`,
  );
}

/** The definitions that the live colour starts its next tasks with, one-off ones among them. */
async function serving({ world }: Outlook, { liveLine }: Standing): Promise<readonly TaskDefinition[]> {
  if (!liveLine) return [];
  const { definitions, outputs, shared } = liveLine;
  const names = [outputs.web_service, outputs.worker_service, outputs.beat_service];
  const services = await world.ecs.services(
    shared.cluster,
    names.filter((name) => name !== null),
  );
  const running = services.map(({ taskDefinition }) => world.ecs.taskDefinition(taskDefinition));
  return [...(await Promise.all(running)), ...Object.values(definitions)];
}
