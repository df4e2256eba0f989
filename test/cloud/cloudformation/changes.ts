import { isDeepStrictEqual } from 'node:util';
import { contextOf } from './context.ts';
import { isUnknown } from './expression.ts';

export type Recreation = 'Never' | 'Conditionally' | 'Always';
export type Replacement = 'True' | 'False' | 'Conditional';

/** Whether a change of a property makes its resource anew: by AWS's own description of the type. */
export type RecreationOf = (type: string, property: string) => Recreation;

/** A resource as it was deployed, or is to be, with every function carried out. */
export interface Deployed {
  readonly type: string;
  readonly physicalId?: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What the template says of its end, apart from its properties. */
  readonly policies: string;
}

/** What DescribeChangeSet says of one resource. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html */
export interface ResourceChange {
  readonly Action: 'Add' | 'Modify' | 'Remove';
  readonly PolicyAction?:
    | 'Delete'
    | 'Retain'
    | 'Snapshot'
    | 'ReplaceAndDelete'
    | 'ReplaceAndRetain'
    | 'ReplaceAndSnapshot';
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType: string;
  readonly Replacement?: Replacement;
  readonly Scope: readonly ('Properties' | 'DeletionPolicy')[];
  readonly Details: readonly Detail[];
  readonly BeforeContext?: string;
  readonly AfterContext?: string;
}

interface Detail {
  readonly Target: {
    readonly Attribute: 'Properties';
    readonly Name: string;
    readonly RequiresRecreation: Recreation;
    readonly Path: string;
    readonly BeforeValue?: string;
    readonly AfterValue?: string;
    readonly AttributeChangeType: 'Add' | 'Remove' | 'Modify';
  };
  /** Dynamic while the new value hangs on something that is itself made anew. */
  readonly Evaluation: 'Static' | 'Dynamic';
  readonly ChangeSource: 'DirectModification' | 'ResourceReference' | 'ResourceAttribute';
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
  const details = names.flatMap((name) => {
    const [was, is] = [before.properties[name], after.properties[name]];
    if (isDeepStrictEqual(was, is)) return [];
    const unknown = isUnknown(is);
    return [
      {
        Target: {
          Attribute: 'Properties' as const,
          Name: name,
          RequiresRecreation: recreationOf(after.type, name),
          Path: `/Properties/${name}`,
          ...(was === undefined ? {} : { BeforeValue: shown(was) }),
          ...(is === undefined || unknown ? {} : { AfterValue: shown(is) }),
          AttributeChangeType:
            was === undefined
              ? ('Add' as const)
              : is === undefined
                ? ('Remove' as const)
                : ('Modify' as const),
        },
        Evaluation: unknown ? ('Dynamic' as const) : ('Static' as const),
        ...causeOf(name),
      },
    ];
  });
  if (details.length === 0 && before.policies === after.policies) return undefined;
  return {
    Action: 'Modify',
    LogicalResourceId: id,
    ...(before.physicalId === undefined ? {} : { PhysicalResourceId: before.physicalId }),
    ResourceType: after.type,
    Replacement: replacementOf(details),
    Scope: details.length > 0 ? ['Properties'] : ['DeletionPolicy'],
    Details: details,
    BeforeContext: contextOf(before.properties),
    AfterContext: contextOf(after.properties),
  };
}

/** A change that hangs on something unknown may come to nothing: it is conditional, as one of a property that sometimes recreates. */
export function replacementOf(details: readonly Pick<Detail, 'Target' | 'Evaluation'>[]): Replacement {
  const always = details.filter(({ Target }) => Target.RequiresRecreation === 'Always');
  if (always.some(({ Evaluation }) => Evaluation === 'Static')) return 'True';
  const maybe = details.some(({ Target }) => Target.RequiresRecreation === 'Conditionally');
  return always.length > 0 || maybe ? 'Conditional' : 'False';
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
