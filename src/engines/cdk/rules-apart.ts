import type {
  PropertyDifference,
  StackResourceDrift,
  StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { type Fields, isRecord, parsedJson } from '../../model/attribute-shape.ts';
import type { Template } from './template.ts';

const SIDES = {
  SecurityGroupIngress: 'SourceSecurityGroupId',
  SecurityGroupEgress: 'DestinationSecurityGroupId',
} as const;
type Side = keyof typeof SIDES;

/**
 * Without the rules of security groups that are resources of their own in the same stack: CloudFormation compares a group with its
 * own properties alone, and finds each of them to be added by somebody.
 */
export function withoutRulesApart(
  found: readonly StackResourceDrift[],
  { Resources: deployed }: Template,
  resources: readonly StackResourceSummary[],
): readonly StackResourceDrift[] {
  const ids = new Map(resources.map((one) => [one.LogicalResourceId, one.PhysicalResourceId]));
  const apart = new Set(
    Object.values(deployed).flatMap(({ Type, Properties = {} }) => {
      const side = /^AWS::EC2::(SecurityGroup(?:In|E)gress)$/.exec(Type)?.[1] as Side | undefined;
      if (side === undefined) return [];
      const idOf = (value: unknown) => (typeof value === 'string' ? value : ids.get(namedIn(value)));
      return [
        ruleKey(idOf(Properties['GroupId']), side, {
          ...Properties,
          [SIDES[side]]: idOf(Properties[SIDES[side]]),
        }),
      ];
    }),
  );
  return found.flatMap((resource) => {
    if (resource.ResourceType !== 'AWS::EC2::SecurityGroup' || resource.PropertyDifferences === undefined)
      return [resource];
    const left = resource.PropertyDifferences.filter((one) => !apart.has(keyOf(resource, one)));
    return left.length === 0 ? [] : [{ ...resource, PropertyDifferences: left }];
  });
}

/** The resource that `Ref` or `Fn::GetAtt` names. */
function namedIn(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const [first] = [value['Ref'] ?? value['Fn::GetAtt']].flat();
  return typeof first === 'string' ? first : undefined;
}

function keyOf({ PhysicalResourceId }: StackResourceDrift, one: PropertyDifference): string {
  const side = /^\/(SecurityGroup(?:In|E)gress)\/\d+$/.exec(one.PropertyPath ?? '')?.[1] as Side | undefined;
  const rule = parsedJson(one.ActualValue ?? '');
  return side === undefined || one.DifferenceType !== 'ADD' || !isRecord(rule)
    ? ''
    : ruleKey(PhysicalResourceId, side, rule);
}

function ruleKey(group: string | undefined, side: Side, rule: Fields): string {
  const peer = [SIDES[side], 'CidrIp', 'CidrIpv6'].map((name) => String(rule[name] ?? ''));
  const ports = ['IpProtocol', 'FromPort', 'ToPort'].map((name) => String(rule[name] ?? ''));
  return [group, side, ...ports, ...peer].join(' ');
}
