import { z } from 'zod';
import { differences } from '../../model/attribute-differences.ts';
import type { AttributeChange, PlanChange, ReplaceOrder } from '../../model/plan-change.ts';

const detail = z.object({
  Target: z.object({
    Attribute: z.string().optional(),
    Name: z.string().optional(),
    RequiresRecreation: z.string().optional(),
    Path: z.string().optional(),
    BeforeValue: z.string().optional(),
    AfterValue: z.string().optional(),
  }),
  Evaluation: z.string().optional(),
  ChangeSource: z.string().optional(),
  CausingEntity: z.string().optional(),
});

/** One resource of a change set, as DescribeChangeSet says it. Members that are not named here are nothing to us. */
export const resourceChange = z.object({
  Action: z.string(),
  PolicyAction: z.string().optional(),
  LogicalResourceId: z.string(),
  ResourceType: z.string(),
  Replacement: z.string().optional(),
  Scope: z.array(z.string()).optional(),
  Details: z.array(detail).optional(),
});
export type ResourceChange = z.infer<typeof resourceChange>;
type Detail = z.infer<typeof detail>;

/**
 * A change set's resource in words that no engine owns. What may be replaced counts as replaced: CloudFormation decides that while
 * it executes, when nobody can be asked any more.
 */
export function plannedChange(change: ResourceChange): PlanChange {
  const { LogicalResourceId: address, ResourceType: type, Details: details = [] } = change;
  const fate = fateOf(change);
  const reason = reasonOf(change);
  return {
    address,
    type,
    ...fate,
    ...(reason === undefined ? {} : { reason }),
    ...(fate.action === 'update' || fate.action === 'replace' ? { attributes: attributesOf(details) } : {}),
  };
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

/** Property by property, and leaf by leaf where a property is a structure: values come as text. */
function attributesOf(details: readonly Detail[]): readonly AttributeChange[] {
  const properties = details.filter(
    ({ Target }) => Target.Attribute === 'Properties' && Target.Name !== undefined,
  );
  const named = (side: 'BeforeValue' | 'AfterValue') =>
    Object.fromEntries(properties.map(({ Target }) => [Target.Name ?? '', parsed(Target[side])]));
  const unknown = Object.fromEntries(
    properties
      .filter(({ Evaluation, Target }) => Evaluation === 'Dynamic' && Target.AfterValue === undefined)
      .map(({ Target }) => [Target.Name ?? '', true]),
  );
  return differences({ value: named('BeforeValue') }, { value: named('AfterValue'), unknown });
}

function parsed(text: string | undefined): unknown {
  if (text === undefined || !/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
