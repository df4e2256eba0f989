import { isDeepStrictEqual } from 'node:util';
import { isUnknown, UNKNOWN } from './expression.ts';
import type { Kept } from './template.ts';

export type Recreation = 'Never' | 'Conditionally' | 'Always';
export type Replacement = 'True' | 'False' | 'Conditional';

/** Whether a change of a property makes its resource anew: by AWS's own description of the type. */
export type RecreationOf = (type: string, property: string) => Recreation;

/** A resource as it was deployed, or is to be, with every function carried out. */
export interface Deployed {
  readonly type: string;
  readonly physicalId?: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly policies: Policies;
}

/** What the template says of a resource beside its properties. */
interface Policies {
  readonly DeletionPolicy?: Kept | undefined;
  readonly UpdateReplacePolicy?: Kept | undefined;
  readonly Metadata?: unknown;
}

/** What DescribeChangeSet says of one resource. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html */
export interface ResourceChange {
  readonly Action: 'Add' | 'Modify' | 'Remove';
  readonly PolicyAction?: PolicyAction | `ReplaceAnd${PolicyAction}`;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType: string;
  readonly Replacement?: Replacement;
  readonly Scope: readonly Scope[];
  readonly Details: readonly Detail[];
  readonly BeforeContext?: string;
  readonly AfterContext?: string;
}

type PolicyAction = 'Delete' | 'Retain' | 'Snapshot';
type Scope = 'Properties' | keyof Policies;

interface Detail {
  readonly Target: {
    readonly Attribute: Scope;
    readonly Name?: string;
    readonly RequiresRecreation: Recreation;
    readonly Path: string;
    readonly BeforeValue?: string;
    readonly AfterValue?: string;
    readonly AttributeChangeType: 'Add' | 'Remove' | 'Modify';
  };
  /** Dynamic while the new value hangs on something that is itself made anew. */
  readonly Evaluation: 'Static' | 'Dynamic';
  readonly ChangeSource:
    | 'DirectModification'
    | 'ParameterReference'
    | 'ResourceReference'
    | 'ResourceAttribute';
  readonly CausingEntity?: string;
}

/** What of a resource differs. Undefined where nothing does. */
export function modification(
  id: string,
  before: Deployed,
  after: Deployed,
  recreationOf: RecreationOf,
  causeOf: (property: string) => Pick<Detail, 'ChangeSource' | 'CausingEntity'>,
): ResourceChange | undefined {
  const names = [...new Set([...Object.keys(before.properties), ...Object.keys(after.properties)])].sort();
  const changed = names.filter((name) => !isDeepStrictEqual(before.properties[name], after.properties[name]));
  const properties = changed.map((name) => ({
    ...detailOf(name, before.properties[name], after.properties[name], recreationOf(after.type, name)),
    ...causeOf(name),
  }));
  const policies = POLICIES.filter(
    (policy) => !isDeepStrictEqual(before.policies[policy], after.policies[policy]),
  );
  const details = [
    ...properties,
    ...policies.map((policy) => policyDetail(policy, before.policies[policy], after.policies[policy])),
  ];
  if (details.length === 0) return undefined;
  const replacement = replacementOf(details);
  return {
    Action: 'Modify',
    ...(replacement === 'False'
      ? {}
      : { PolicyAction: `ReplaceAnd${policyAction(after.policies.UpdateReplacePolicy)}` as const }),
    LogicalResourceId: id,
    ...(before.physicalId === undefined ? {} : { PhysicalResourceId: before.physicalId }),
    ResourceType: after.type,
    Replacement: replacement,
    Scope: [...(properties.length > 0 ? (['Properties'] as const) : []), ...policies],
    Details: details,
    BeforeContext: contextOf(before),
    AfterContext: contextOf(after),
  };
}

const POLICIES = ['DeletionPolicy', 'UpdateReplacePolicy', 'Metadata'] as const;

function detailOf(name: string, was: unknown, is: unknown, recreation: Recreation) {
  return {
    Target: {
      Attribute: 'Properties' as const,
      Name: name,
      RequiresRecreation: recreation,
      Path: `/Properties/${name}`,
      ...valuesOf(was, is),
    },
    Evaluation: isUnknown(is) ? ('Dynamic' as const) : ('Static' as const),
  };
}

function policyDetail(policy: keyof Policies, was: unknown, is: unknown): Detail {
  return {
    Target: { Attribute: policy, RequiresRecreation: 'Never', Path: `/${policy}`, ...valuesOf(was, is) },
    ...{ Evaluation: 'Static', ChangeSource: 'DirectModification' },
  };
}

function valuesOf(was: unknown, is: unknown) {
  const type = was === undefined ? 'Add' : is === undefined ? 'Remove' : 'Modify';
  return {
    ...(was === undefined ? {} : { BeforeValue: shown(was) }),
    ...(is === undefined ? {} : { AfterValue: shown(is) }),
    AttributeChangeType: type as 'Add' | 'Remove' | 'Modify',
  };
}

/** One that is new. */
export function addition(id: string, after: Deployed): ResourceChange {
  return {
    ...{ Action: 'Add', LogicalResourceId: id, ResourceType: after.type, Scope: [], Details: [] },
    AfterContext: contextOf(after),
  };
}

/** One that the template has no more. */
export function removal(id: string, before: Deployed): ResourceChange {
  return {
    Action: 'Remove',
    PolicyAction: policyAction(before.policies.DeletionPolicy),
    LogicalResourceId: id,
    ...(before.physicalId === undefined ? {} : { PhysicalResourceId: before.physicalId }),
    ...{ ResourceType: before.type, Scope: [], Details: [] },
    BeforeContext: contextOf(before),
  };
}

/** What is kept except on creation is kept by everything that a change set tells. */
function policyAction(kept: Kept = 'Delete'): PolicyAction {
  return kept === 'RetainExceptOnCreate' ? 'Retain' : kept;
}

function contextOf({ properties, policies }: Deployed): string {
  return JSON.stringify({ Properties: properties, ...policies });
}

/** A change that hangs on something unknown may come to nothing: it is conditional, as one of a property that sometimes recreates. */
export function replacementOf(details: readonly Pick<Detail, 'Target' | 'Evaluation'>[]): Replacement {
  const always = details.filter(({ Target }) => Target.RequiresRecreation === 'Always');
  if (always.some(({ Evaluation }) => Evaluation === 'Static')) return 'True';
  const maybe = details.some(({ Target }) => Target.RequiresRecreation === 'Conditionally');
  return always.length > 0 || maybe ? 'Conditional' : 'False';
}

function shown(value: unknown): string {
  if (isUnknown(value) && typeof value === 'string') return UNKNOWN;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
