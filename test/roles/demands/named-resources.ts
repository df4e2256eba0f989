import type { Leaf } from './leaves.ts';

/** Where an ARN begins, for what a call names without one. */
export interface Home {
  readonly account: string;
  readonly region: string;
}

type Named = readonly [member: RegExp, resource: (value: string) => string];

/** Ids of EC2 tell their kind by themselves. */
const EC2_KINDS: Readonly<Record<string, string>> = {
  vpc: 'vpc',
  subnet: 'subnet',
  sg: 'security-group',
  sgr: 'security-group-rule',
  rtb: 'route-table',
  igw: 'internet-gateway',
  nat: 'natgateway',
  eipalloc: 'elastic-ip',
  vpce: 'vpc-endpoint',
  fl: 'vpc-flow-log',
  eni: 'network-interface',
  // What is taken apart is the table's.
  rtbassoc: 'route-table',
};

/** What the members of a service's inputs name, by its signing name. */
const BY_SERVICE: Readonly<Record<string, readonly Named[]>> = {
  rds: [
    [/^(Source)?DBInstanceIdentifier$/, (name) => `db:${name}`],
    [/^DBSubnetGroupName$/, (name) => `subgrp:${name}`],
    [/^DBParameterGroupName$/, (name) => `pg:${name}`],
    [/^FinalDBSnapshotIdentifier$/, (name) => `snapshot:${name}`],
  ],
  elasticache: [
    [/^ReplicationGroupId$/, (name) => `replicationgroup:${name}`],
    [/^CacheSubnetGroupName$/, (name) => `subnetgroup:${name}`],
    [/^CacheParameterGroupName$/, (name) => `parametergroup:${name}`],
    [/^CacheClusterId$/, (name) => `cluster:${name}`],
    [/^FinalSnapshotIdentifier$/, (name) => `snapshot:${name}`],
  ],
  elasticloadbalancing: [
    [/^Name$/, (name) => `loadbalancer/app/${name}/0000000000000000`],
    [/^Name$/, (name) => `targetgroup/${name}/0000000000000000`],
  ],
  iam: [[/^RoleName$/, (name) => `role/${name}`]],
  logs: [[/^logGroupName$/, (name) => `log-group:${name}`]],
  ecs: [
    [/^clusterName$/, (name) => `cluster/${name}`],
    [/^cluster$/, (name) => `cluster/${name}`],
    [/^clusters\.\d+$/, (name) => `cluster/${name}`],
    [/^taskDefinition$/, (name) => `task-definition/${name}`],
    [/^family$/, (name) => `task-definition/${name}:*`],
  ],
  kms: [
    [/^(KeyId|TargetKeyId)$/, (id) => `key/${id}`],
    [/^AliasName$/, (name) => name],
  ],
  secretsmanager: [
    [/^SecretId$/, (name) => `secret:${name}-AbCdEf`],
    [/^Name$/, (name) => `secret:${name}-AbCdEf`],
  ],
  sns: [[/^Name$/, (name) => name]],
  cloudformation: [[/^StackName$/, (name) => `stack/${name}/*`]],
  monitoring: [[/^AlarmName(s\.(member\.)?\d+)?$/, (name) => `alarm:${name}`]],
  ecr: [
    [/^repositoryName$/, (name) => `repository/${name}`],
    [/^repositoryNames\.\d+$/, (name) => `repository/${name}`],
  ],
  backup: [
    [/^backupVaultName$/, (name) => `backup-vault:${name}`],
    [/^backupPlanId$/, (id) => `backup-plan:${id}`],
  ],
};

/** Whose ARNs name no region. */
const WORLDWIDE = new Set(['iam']);

/** The ARNs of what a call names, in ARNs and by the names that its service knows. */
export function namedResources(service: string, leaves: readonly Leaf[], home: Home): readonly string[] {
  const given = leaves.map(({ value }) => value).filter((value) => value.startsWith('arn:'));
  const prefix = service === 'monitoring' ? 'cloudwatch' : service;
  const region = WORLDWIDE.has(service) ? '' : home.region;
  const at = (resource: string) => `arn:aws:${prefix}:${region}:${home.account}:${resource}`;
  const named = leaves.flatMap(({ path, value }) =>
    value.startsWith('arn:')
      ? []
      : (BY_SERVICE[service] ?? [])
          .filter(([member]) => member.test(path))
          .map(([, name]) => at(name(value))),
  );
  return [
    ...given,
    ...named,
    ...(service === 'ec2' ? ec2Ids(leaves).map(at) : []),
    ...below(service, leaves, at),
  ];
}

function ec2Ids(leaves: readonly Leaf[]): readonly string[] {
  return leaves.flatMap(({ value }) => {
    const kind = EC2_KINDS[/^([a-z]+)-[0-9a-f]{8,17}$/.exec(value)?.[1] ?? ''];
    return kind === undefined ? [] : [`${kind}/${value}`];
  });
}

/** A service and a task are named below their cluster, a stream below its group. */
function below(
  service: string,
  leaves: readonly Leaf[],
  at: (resource: string) => string,
): readonly string[] {
  const named = (member: RegExp) =>
    leaves
      .filter(({ path, value }) => member.test(path) && !value.startsWith('arn:'))
      .map(({ value }) => value);
  const inside = (parent: RegExp, child: RegExp, join: (parent: string, child: string) => string) =>
    named(parent).flatMap((one) => named(child).map((other) => at(join(one, other))));
  switch (service) {
    case 'ecs':
      return [
        ...inside(
          /^cluster$/,
          /^(service|serviceName|services\.\d+)$/,
          (one, other) => `service/${one}/${other}`,
        ),
        ...inside(/^cluster$/, /^(task|tasks\.\d+)$/, (one, other) => `task/${one}/${other}`),
      ];
    case 'logs':
      return inside(
        /^logGroupName$/,
        /^logStreamName$/,
        (one, other) => `log-group:${one}:log-stream:${other}`,
      );
    default:
      return [];
  }
}
