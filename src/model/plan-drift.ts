import type { AttributeChange, PlanChange } from './plan-change.ts';

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
};

/** What somebody else did; undefined for what is the action's own doing alone, or a `moved` of the code. */
export function foreignDrift(change: PlanChange): PlanChange | undefined {
  if (change.action === 'move') return undefined;
  if (change.action !== 'update') return change;
  const own = OWN[change.type] ?? [];
  return withAttributes(change, ({ path }) => !own.includes(topOf(path)));
}

/** What of a resource differs, by whether the code says what it is to be. */
export interface SplitDrift {
  readonly said: PlanChange | undefined;
  /** What the code leaves open, a provider fills in by itself, more often than anybody changes it. */
  readonly open: PlanChange | undefined;
}

/** @param inCode  the attributes that the code names; undefined where the resource is not found in it. */
export function splitDrift(change: PlanChange, inCode: ReadonlySet<string> | undefined): SplitDrift {
  if (change.action !== 'update' || inCode === undefined || change.opens !== undefined)
    return { said: change, open: undefined };
  const isSaid = (attribute: AttributeChange) =>
    inCode.has(topOf(attribute.path)) || isBlockThatWas(change.type, attribute);
  return {
    said: withAttributes(change, isSaid),
    open: withAttributes(change, (attribute) => !isSaid(attribute)),
  };
}

/** Attributes that other resources of the code fill, and that its resource need not name. */
const FILLED_BY_OTHERS: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role: ['inline_policy'],
  aws_network_acl: ['egress', 'ingress'],
  aws_security_group: ['egress', 'ingress'],
};

/** Terraform does not tell blocks that the code makes by `dynamic`; they were there before somebody changed them. */
function isBlockThatWas(type: string, { path, before }: AttributeChange): boolean {
  return before !== 'absent' && topOf(path) !== path && !(FILLED_BY_OTHERS[type] ?? []).includes(topOf(path));
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
