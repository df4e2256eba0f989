import type { AttributeChange, AttributeValue, PlanChange } from './plan-change.ts';

/**
 * What moves between two applies without anybody's doing: by the action in a flip, a scale-up, a release or a rollback,
 * and by AWS when it renews a certificate or gives a database more room. The colours' records are in no state.
 */
const OWN: Readonly<Record<string, readonly string[]>> = {
  aws_acm_certificate: [
    'not_after',
    'not_before',
    'pending_renewal',
    'renewal_eligibility',
    'renewal_summary',
    'status',
  ],
  aws_appautoscaling_target: ['min_capacity', 'suspended_state'],
  aws_db_instance: ['allocated_storage'],
  aws_ecs_service: ['desired_count', 'task_definition'],
  // CloudFormation's words for the same.
  'AWS::ApplicationAutoScaling::ScalableTarget': ['MinCapacity', 'SuspendedState'],
  'AWS::ECS::Service': ['DesiredCount', 'TaskDefinition'],
  'AWS::RDS::DBInstance': ['AllocatedStorage'],
};

/** What somebody else did; undefined for what is the action's own doing alone, or a `moved` of the code. */
export function foreignDrift(change: PlanChange): PlanChange | undefined {
  if (change.action === 'move') return undefined;
  if (change.action !== 'update') return change;
  const own = OWN[change.type] ?? [];
  return withAttributes(change, ({ path }) => !own.includes(topOf(path)));
}

/** The attributes that the code names of one resource, each with the names that its blocks use; empty for what is no block. */
export type SaidInCode = ReadonlyMap<string, ReadonlySet<string>>;

/** What of a resource differs, by whether the code says what it is to be. */
export interface SplitDrift {
  readonly said: PlanChange | undefined;
  /** What the code leaves open, a provider fills in by itself, more often than anybody changes it. */
  readonly open: PlanChange | undefined;
}

/** @param inCode  undefined where the resource is not found in the code. */
export function splitDrift(change: PlanChange, inCode: SaidInCode | undefined): SplitDrift {
  if (change.action !== 'update' || inCode === undefined || change.opens !== undefined)
    return { said: change, open: undefined };
  const isSaid = (attribute: AttributeChange) => isSaidBy(inCode, change.type, attribute);
  return {
    said: withAttributes(change, isSaid),
    open: withAttributes(change, (attribute) => !isSaid(attribute)),
  };
}

function isSaidBy(inCode: SaidInCode, type: string, { path, before, after }: AttributeChange): boolean {
  const top = topOf(path);
  if (isNothing(before) && isNothing(after)) return false;
  const names = inCode.get(top);
  // Terraform does not tell blocks that the code makes by `dynamic`: what was there before somebody changed it may be one.
  if (names === undefined) return before !== 'absent' && path !== top && !isFilledByOthers(type, top);
  if (before !== 'absent' || path === top || names.size === 0 || names.has('name')) return true;
  // Inside of a block that the code wrote, a provider fills in what that leaves out.
  return names.has(/(\w+)\W*$/.exec(path)?.[1] ?? '');
}

/** Providers do not tell what is not set from its zero. */
function isNothing(value: AttributeValue): boolean {
  return (
    value === 'absent' || (typeof value === 'object' && /^(0|false|null|""|\[\]|\{\})$/.test(value.known))
  );
}

/** Attributes that other resources of the code fill, and that their own need not name. */
const FILLED_BY_OTHERS: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role: ['inline_policy'],
  aws_network_acl: ['egress', 'ingress'],
  aws_security_group: ['egress', 'ingress'],
};

function isFilledByOthers(type: string, attribute: string): boolean {
  return attribute === 'policy' || (FILLED_BY_OTHERS[type] ?? []).includes(attribute);
}

function withAttributes(
  change: PlanChange,
  keep: (attribute: AttributeChange) => boolean,
): PlanChange | undefined {
  const left = (change.attributes ?? []).filter(keep);
  return left.length === 0 ? undefined : { ...change, attributes: left };
}

function topOf(path: string): string {
  return /^\w+/.exec(path)?.[0] ?? '';
}
