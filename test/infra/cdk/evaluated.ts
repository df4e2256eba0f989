import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// biome-ignore lint/suspicious/noExplicitAny: each type of CloudFormation's has properties of its own.
export type Properties = any;

export interface Resource {
  readonly Type: string;
  readonly Properties: Properties;
}

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, unknown>>;
}

const SNAPSHOTS = join(import.meta.dirname, '../../../infra/cdk/test/snapshots');

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::AccountId': '123456789012',
  'AWS::Region': 'eu-central-1',
};

/** What a resource's `Ref` is where it is a name that the template gives. */
const NAMED: Readonly<Record<string, string>> = {
  'AWS::ECS::Cluster': 'ClusterName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::RDS::DBInstance': 'DBInstanceIdentifier',
  'AWS::ElastiCache::ReplicationGroup': 'ReplicationGroupId',
  'AWS::Backup::BackupVault': 'BackupVaultName',
};

/** Attributes that are a property of their resource. */
const ATTRIBUTES: Readonly<Record<string, string>> = { Name: 'ServiceName' };

/** A template that its tests hold to what CDK synthesizes, with what can be known of it before it is deployed. */
export function evaluated(name: string): {
  readonly resources: readonly Resource[];
  readonly outputs: readonly string[];
} {
  const template: Template = JSON.parse(readFileSync(join(SNAPSHOTS, `${name}.json`), 'utf8'));
  const value = evaluator(template);
  return {
    resources: Object.values(template.Resources).map(({ Type, Properties }) => ({
      Type,
      Properties: value(Properties),
    })),
    outputs: Object.keys(template.Outputs),
  };
}

function evaluator({ Resources }: Template): (value: Properties) => Properties {
  const named = (id: string) => {
    const resource = Resources[id];
    return PSEUDO[id] ?? resource?.Properties?.[NAMED[resource.Type] ?? ''];
  };
  const value = (given: Properties): Properties => {
    if (Array.isArray(given)) return given.map(value);
    if (typeof given !== 'object' || given === null) return given;
    if ('Ref' in given) return named(given.Ref);
    if ('Fn::GetAtt' in given)
      return Resources[given['Fn::GetAtt'][0]]?.Properties?.[ATTRIBUTES[given['Fn::GetAtt'][1]] ?? ''];
    if ('Fn::Join' in given) return joined(given['Fn::Join'][0], value(given['Fn::Join'][1]));
    if (Object.keys(given).some((key) => key.startsWith('Fn::'))) return undefined;
    return Object.fromEntries(Object.entries(given).map(([key, inner]) => [key, value(inner)]));
  };
  return value;
}

/** Not known while any part of it is not. */
function joined(separator: string, parts: readonly unknown[]): string | undefined {
  return parts.every((part) => typeof part === 'string') ? parts.join(separator) : undefined;
}
