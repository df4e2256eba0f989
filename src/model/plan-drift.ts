import type { PlanChange } from './plan-change.ts';

/** What the action itself moves between two applies: a flip, a scale-up, a release or a rollback is no drift. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  aws_appautoscaling_target: ['min_capacity', 'suspended_state'],
  aws_ecs_service: ['desired_count', 'task_definition'],
};

/** What somebody else did; undefined for what is the action's own doing alone. */
export function foreignDrift(change: PlanChange): PlanChange | undefined {
  const own = OWN[change.type];
  const { attributes = [] } = change;
  if (change.action !== 'update') return change;
  const left =
    own === undefined
      ? attributes
      : attributes.filter(({ path }) => !own.includes(/^\w+/.exec(path)?.[0] ?? ''));
  return left.length === 0 ? undefined : { ...change, attributes: left };
}
