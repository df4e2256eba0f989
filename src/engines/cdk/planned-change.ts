import { z } from 'zod';
import { differences } from '../../model/attribute-differences.ts';
import type { Marked } from '../../model/attribute-shape.ts';
import type { AttributeChange, PlanAction, PlanChange, ReplaceOrder } from '../../model/plan-change.ts';
import { grantsIn } from './granted.ts';
import { opensIn } from './opened.ts';
import { protectedIn } from './protected.ts';
import { propertiesOf } from './resource-context.ts';

const detail = z.object({
  Target: z.object({
    Name: z.string().optional(),
    RequiresRecreation: z.string().optional(),
  }),
  Evaluation: z.string().optional(),
  ChangeSource: z.string().optional(),
  CausingEntity: z.string().optional(),
});

/** What CDK writes into templates of which of its modules made them: there is nothing behind it. */
export const CDK_NOTE = 'AWS::CDK::Metadata';

/** One resource of a change set, as DescribeChangeSet says it. Members that are not named here are nothing to us. */
export const resourceChange = z.object({
  Action: z.string(),
  PolicyAction: z.string().optional(),
  LogicalResourceId: z.string(),
  PhysicalResourceId: z.string().optional(),
  ResourceType: z.string(),
  Replacement: z.string().optional(),
  Details: z.array(detail).optional(),
  BeforeContext: z.string().optional(),
  AfterContext: z.string().optional(),
});
export type ResourceChange = z.infer<typeof resourceChange>;
type Detail = z.infer<typeof detail>;

/**
 * A change set's resource in words that no engine owns; undefined for what is the action's own doing. What may be replaced
 * counts as replaced: CloudFormation decides that while it executes, when nobody can be asked any more.
 */
export function plannedChange(change: ResourceChange): PlanChange | undefined {
  const { LogicalResourceId: address, ResourceType: type } = change;
  if (type === CDK_NOTE) return undefined;
  const [before, after] = [propertiesOf(type, change.BeforeContext), propertiesOf(type, change.AfterContext)];
  const fate = fateOf(change);
  const attributes = HAS_DIFFERENCES.has(fate.action) ? attributesOf(type, before, after) : undefined;
  if (fate.action === 'update' && attributes?.length === 0 && before.value !== undefined) return undefined;
  const reason = reasonOf(change);
  const opens = fate.action === 'forget' ? [] : opensIn(type, before, after);
  const grants = grantsIn(type, before, after);
  const heldBy = fate.action === 'destroy' ? protectedIn(before) : undefined;
  return {
    address,
    type,
    ...fate,
    ...(reason === undefined ? {} : { reason }),
    ...(attributes === undefined ? {} : { attributes }),
    ...(heldBy === undefined ? {} : { heldBy }),
    ...(opens.length === 0 ? {} : { opens }),
    ...(grants.length === 0 ? {} : { grants }),
  };
}

const HAS_DIFFERENCES: ReadonlySet<PlanAction> = new Set(['create', 'update', 'replace', 'import']);

/** A count that is given no more is left as it is: it is the action's. */
function attributesOf(type: string, before: Marked, after: Marked): readonly AttributeChange[] {
  const found = differences(before, after);
  if (type !== 'AWS::ECS::Service') return found;
  return found.filter(({ path, after: is }) => path !== 'DesiredCount' || is !== 'absent');
}

function fateOf({ Action, PolicyAction, Replacement }: ResourceChange): Pick<PlanChange, 'action' | 'order'> {
  switch (Action) {
    case 'Add':
      return { action: 'create' };
    case 'Import':
      return { action: 'import' };
    case 'Remove':
      return { action: PolicyAction === 'Retain' ? 'forget' : 'destroy' };
    default:
      return Replacement === 'True' || Replacement === 'Conditional'
        ? { action: 'replace', order: orderOf(PolicyAction) }
        : { action: 'update' };
  }
}

/** CloudFormation makes the new one first, always. */
function orderOf(policy: string | undefined): ReplaceOrder {
  return policy === 'ReplaceAndRetain' ? 'create-only' : 'create-first';
}

function reasonOf({ Action, PolicyAction, Replacement, Details = [] }: ResourceChange): string | undefined {
  if (Action === 'Remove') return removalReason(PolicyAction);
  if (Replacement !== 'True' && Replacement !== 'Conditional') return causeOf(Details);
  const forcing = Details.filter(({ Target }) => Target.RequiresRecreation !== 'Never');
  const names = [
    ...new Set(forcing.flatMap(({ Target }) => (Target.Name === undefined ? [] : [`\`${Target.Name}\``]))),
  ];
  const what = names.length === 0 ? 'it' : names.join(', ');
  if (Replacement === 'True') return `${what} cannot be changed in place`;
  const dynamic = forcing.find(({ Evaluation }) => Evaluation === 'Dynamic');
  const because = dynamic ? `: ${namedCause(dynamic)} is known only while it is applied` : '';
  return `${what} may need a new one${because}; that counts as a replacement`;
}

function removalReason(policy: string | undefined): string {
  if (policy === 'Retain') return 'it is no longer in the code, and stays where it is';
  if (policy === 'Snapshot') return 'it is no longer in the code; a last snapshot of it is kept';
  return 'it is no longer in the code';
}

/** An update for which the code says nothing new follows from another one. */
function causeOf(details: readonly Detail[]): string | undefined {
  if (details.length === 0 || details.some(({ ChangeSource }) => ChangeSource === 'DirectModification'))
    return undefined;
  const [first] = details;
  return first && `it follows from ${namedCause(first)}`;
}

function namedCause({ CausingEntity, Target }: Detail): string {
  return `\`${CausingEntity ?? Target.Name ?? 'another resource'}\``;
}
