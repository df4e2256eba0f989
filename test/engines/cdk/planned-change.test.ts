import { expect, test } from 'vitest';
import { plannedChange } from '../../../src/engines/cdk/planned-change.ts';

const LATER = '{{changeSet:KNOWN_AFTER_APPLY}}';
const context = (Properties: object) => JSON.stringify({ Properties });

const target = (Name: string, RequiresRecreation = 'Never') => ({
  Target: { Attribute: 'Properties', Name, RequiresRecreation },
  Evaluation: 'Static',
  ChangeSource: 'DirectModification',
});

const change = (more: object) => ({
  Action: 'Modify',
  LogicalResourceId: 'PostgresqlInstance',
  ResourceType: 'AWS::RDS::DBInstance',
  ...more,
});

const between = (before: object, after: object) => ({
  BeforeContext: context(before),
  AfterContext: context(after),
});

test('a resource comes, goes, stays behind or leaves a snapshot', () => {
  const of = (more: object) => plannedChange(change(more));
  expect(of({ Action: 'Add', AfterContext: context({ Engine: 'postgres' }) })).toEqual({
    address: 'PostgresqlInstance',
    type: 'AWS::RDS::DBInstance',
    action: 'create',
    attributes: [{ path: 'Engine', before: 'absent', after: { known: '"postgres"' } }],
  });
  expect(of({ Action: 'Remove', PolicyAction: 'Delete' })).toMatchObject({
    action: 'destroy',
    reason: 'it is no longer in the code',
  });
  expect(of({ Action: 'Remove', PolicyAction: 'Retain' })).toMatchObject({ action: 'forget' });
  expect(of({ Action: 'Remove', PolicyAction: 'Snapshot' })).toMatchObject({
    action: 'destroy',
    reason: expect.stringContaining('snapshot'),
  });
});

test('an update shows its properties, and what is inside them', () => {
  const sides = between(
    { BackupRetentionPeriod: '7', Tags: [{ Key: 'a', Value: '1' }] },
    { BackupRetentionPeriod: '14', Tags: [{ Key: 'a', Value: '2' }] },
  );
  expect(plannedChange(change({ Replacement: 'False', ...sides }))).toMatchObject({
    action: 'update',
    attributes: [
      { path: 'BackupRetentionPeriod', before: { known: '"7"' }, after: { known: '"14"' } },
      { path: 'Tags[0].Value', before: { known: '"1"' }, after: { known: '"2"' } },
    ],
  });
});

test('a replacement says by which property, one that may be counts as one', () => {
  const forced = {
    Replacement: 'True',
    Details: [target('DBName', 'Always')],
    ...between({ DBName: 'app' }, { DBName: 'shop' }),
  };
  expect(plannedChange(change(forced))).toMatchObject({
    ...{ action: 'replace', order: 'create-first' },
    reason: '`DBName` cannot be changed in place',
  });
  const maybe = {
    ...target('DBSubnetGroupName', 'Always'),
    Evaluation: 'Dynamic',
    ChangeSource: 'ResourceReference',
    CausingEntity: 'PostgresqlSubnets',
  };
  const sides = between({ DBSubnetGroupName: 'old' }, { DBSubnetGroupName: LATER });
  expect(plannedChange(change({ Replacement: 'Conditional', Details: [maybe], ...sides }))).toMatchObject({
    action: 'replace',
    reason:
      '`DBSubnetGroupName` may need a new one: `PostgresqlSubnets` is known only while it is applied; that counts as a replacement',
    attributes: [{ path: 'DBSubnetGroupName', after: 'unknown' }],
  });
  expect(plannedChange(change({ ...forced, PolicyAction: 'ReplaceAndRetain' }))).toMatchObject({
    order: 'create-only',
  });
});

test('what follows from another change says so', () => {
  const follows = { ...target('AlarmActions'), ChangeSource: 'ResourceReference', CausingEntity: 'Topic' };
  const sides = between({ AlarmActions: ['a'] }, { AlarmActions: [LATER] });
  expect(plannedChange(change({ Replacement: 'False', Details: [follows], ...sides }))).toMatchObject({
    reason: 'it follows from `Topic`',
  });
});

test('containers and their variables are told by name, a secret by none of its values', () => {
  const containers = (image: string, key: string) => ({
    ContainerDefinitions: [
      {
        Name: 'web',
        Image: image,
        Environment: [
          { Name: 'RELEASE', Value: image },
          { Name: 'API_SECRET_KEY', Value: key },
        ],
      },
    ],
  });
  const found = plannedChange(
    change({
      ResourceType: 'AWS::ECS::TaskDefinition',
      Replacement: 'True',
      PolicyAction: 'ReplaceAndRetain',
      ...between(containers('one', 'hunter1'), containers('two', 'hunter2')),
    }),
  );
  expect(found?.attributes?.map(({ path }) => path)).toEqual([
    'ContainerDefinitions.web.image',
    'ContainerDefinitions.web.environment.RELEASE',
    'ContainerDefinitions.web.environment.API_SECRET_KEY',
  ]);
  expect(JSON.stringify(found)).not.toContain('hunter');
});

test('a count that is no longer given is the action’s own, and no change', () => {
  const service = (before: object, after: object) =>
    plannedChange(
      change({ ResourceType: 'AWS::ECS::Service', Replacement: 'False', ...between(before, after) }),
    );
  expect(service({ DesiredCount: 0 }, {})).toBeUndefined();
  expect(service({ DesiredCount: 0 }, { DesiredCount: 2 })).toMatchObject({ action: 'update' });
});

test('what is opened to everybody, and what holds a removal, is told', () => {
  const group = plannedChange(
    change({
      ResourceType: 'AWS::EC2::SecurityGroup',
      Replacement: 'False',
      ...between(
        { SecurityGroupIngress: [] },
        { SecurityGroupIngress: [{ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 22, ToPort: 22 }] },
      ),
    }),
  );
  expect(group).toMatchObject({ opens: ['port 22 (tcp) from `0.0.0.0/0`'] });
  const bucket = plannedChange(
    change({
      ResourceType: 'AWS::S3::Bucket',
      Replacement: 'False',
      ...between(
        {
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: 'true',
          },
        },
        {},
      ),
    }),
  );
  expect(bucket?.opens).toHaveLength(4);
  const gone = (type: string, Properties: object) =>
    plannedChange(change({ Action: 'Remove', ResourceType: type, BeforeContext: context(Properties) }));
  expect(gone('AWS::RDS::DBInstance', { DeletionProtection: 'true' })).toMatchObject({
    heldBy: 'DeletionProtection',
  });
  const balancer = { LoadBalancerAttributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }] };
  expect(gone('AWS::ElasticLoadBalancingV2::LoadBalancer', balancer)).toMatchObject({
    heldBy: 'deletion_protection.enabled',
  });
});

test('what is allowed by IAM besides is told, and nothing of what is known later', () => {
  const rights = (...Resource: string[]) => ({
    PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource }] },
  });
  const found = plannedChange(
    change({
      ResourceType: 'AWS::IAM::RolePolicy',
      Replacement: 'False',
      ...between(rights('one'), rights('one', 'two', LATER)),
    }),
  );
  expect(found).toMatchObject({ grants: ['`s3:GetObject` on `two`'] });
});
