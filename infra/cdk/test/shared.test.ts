import { describe, expect, test } from 'vitest';
import type { Inputs } from '../lib/inputs/given.ts';
import { appWith, jsonOf, shared, templateOf } from './stacks.ts';

const production = templateOf(shared('production'));
const NETWORK = {
  vpc_id: 'vpc-0a1b2c3d4e5f60718',
  public_subnet_ids: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
  task_subnet_ids: ['subnet-0a1b2c3d4e5f60713', 'subnet-0a1b2c3d4e5f60714'],
  data_subnet_ids: ['subnet-0a1b2c3d4e5f60715', 'subnet-0a1b2c3d4e5f60716'],
};
const GIVEN = {
  database_url_secret_arn: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:database-AbCdEf',
  redis_url_secret_arns: {
    cache: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:cache-AbCdEf',
    broker: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:broker-AbCdEf',
  },
};

function only(type: string, template = production) {
  const [found, ...more] = Object.values(template.findResources(type));
  if (!found || more.length > 0) throw new Error(`${more.length + 1} of ${type}`);
  return found;
}

const STAYS = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };

describe('what holds data outlives a slip', () => {
  test.each([
    ['AWS::RDS::DBInstance', 'Snapshot'],
    ['AWS::ElastiCache::ReplicationGroup', 'Snapshot'],
  ])('%s: %s, also when a change replaces it', (type, policy) => {
    expect(only(type)).toMatchObject({ DeletionPolicy: policy, UpdateReplacePolicy: policy });
  });

  // What a first deployment that fails has made goes again: its name would be taken.
  test.each(['AWS::S3::Bucket', 'AWS::Backup::BackupVault'])('%s stays', (type) => {
    expect(only(type)).toMatchObject(STAYS);
  });

  test('secrets stay', () => {
    for (const secret of Object.values(production.findResources('AWS::SecretsManager::Secret')))
      expect(secret).toMatchObject(STAYS);
  });

  test('the stack cannot be deleted while deletion_protection is on, and goes whole where it is off', () => {
    const off: Inputs = { deletion_protection: false };
    expect(appWith(shared('production')).stack.terminationProtection).toBe(true);
    expect(appWith(shared('production', off)).stack.terminationProtection).toBe(false);
    const thrown = templateOf(shared('production', off));
    expect(only('AWS::RDS::DBInstance', thrown)).toMatchObject({
      DeletionPolicy: 'Delete',
      Properties: { DeletionProtection: false },
    });
    expect(JSON.stringify(thrown.toJSON())).not.toMatch(/"(?:Retain\w*|Snapshot)"/);
  });
});

describe('passwords', () => {
  const passwordOf = (inputs: Inputs) => {
    const template = templateOf(shared('production', inputs));
    const secrets = Object.values(template.findResources('AWS::SecretsManager::Secret'));
    return {
      database: JSON.stringify(only('AWS::RDS::DBInstance', template)['Properties'].MasterUserPassword),
      generated: secrets
        .filter(({ Properties }) => Properties.GenerateSecretString)
        .map(({ Properties }) => Properties.Name.replace(/^.*\//, '')),
      url: JSON.stringify(
        secrets.find(({ Properties }) => Properties.Name.endsWith('/database-url'))?.['Properties']
          .SecretString,
      ),
    };
  };

  test('no template holds one: URLs and instances name them by reference', () => {
    const { database, url } = passwordOf({});
    expect(database).toContain('{{resolve:secretsmanager:');
    expect(url).toMatch(/postgresql:\/\/app:\{\{resolve:secretsmanager:.*:SecretString:::\}\}@/);
  });

  test.each([2, 3])('version %i is another secret, and whoever holds the value names that one', (version) => {
    const rotated = { database_login: { serving: 1, prepared: 1 } };
    const before = passwordOf(rotated);
    const after = passwordOf({ ...rotated, password_versions: { database: version } });
    expect(after.generated).toContain(`database-password-${version}`);
    expect(after.generated).not.toContain('database-password');
    expect(after.database).not.toBe(before.database);
    // No task logs in as the master any more.
    expect(after.url).toBe(before.url);
  });

  test('a rotation prepares one login and then names it', () => {
    const of = (serving: number, prepared: number) => passwordOf({ database_login: { serving, prepared } });
    expect(of(0, 1).url).toContain('postgresql://app:');
    expect(of(1, 2).url).toContain('postgresql://app_a:');
    expect(of(2, 2).url).toContain('postgresql://app_b:');
    expect(of(2, 2).generated).toEqual(of(1, 2).generated);
    expect(of(2, 3).generated).toEqual(
      of(2, 2).generated.map((name) => (name === 'database-password-a' ? 'database-password-a-2' : name)),
    );
    expect(of(2, 3).url).toBe(of(2, 2).url);
    expect(of(3, 3).url).not.toBe(of(1, 1).url);
  });
});

test('addresses and gateways wait for the way to the internet', () => {
  const [attached = ''] = Object.keys(production.findResources('AWS::EC2::VPCGatewayAttachment'));
  for (const type of ['AWS::EC2::EIP', 'AWS::EC2::NatGateway', 'AWS::EC2::Route'])
    expect(Object.values(production.findResources(type))[0]?.['DependsOn'], type).toContain(attached);
});

test('a subscription that goes leaves the others as they are', () => {
  const subscribed = (alarm_emails: readonly string[]) =>
    templateOf(shared('production', { alarm_emails })).findResources('AWS::SNS::Subscription');
  const [both, one] = [subscribed(['ada@example.com', 'bob@example.com']), subscribed(['bob@example.com'])];
  expect(Object.keys(both)).toHaveLength(2);
  expect(both).toMatchObject(one);
});

describe('what a team has already', () => {
  test('a VPC is taken by its ids, without a lookup', () => {
    const { app } = appWith(shared('production', { network: NETWORK }));
    expect(app.synth().manifest.missing).toBeUndefined();
    const template = templateOf(shared('production', { network: NETWORK }));
    template.resourceCountIs('AWS::EC2::VPC', 0);
    expect(only('AWS::RDS::DBSubnetGroup', template)['Properties'].SubnetIds).toEqual(
      NETWORK.data_subnet_ids,
    );
  });

  test('a database and a cache of theirs are named, let in and watched; none is made', () => {
    const template = templateOf(
      shared('production', {
        ...GIVEN,
        database_security_group_id: 'sg-0a1b2c3d4e5f60718',
        cache_security_group_id: 'sg-0a1b2c3d4e5f60719',
        database_instance: { id: 'old', class: 'db.m7g.large', storage_gb: 100 },
      }),
    );
    for (const type of [
      'AWS::RDS::DBInstance',
      'AWS::ElastiCache::ReplicationGroup',
      'AWS::Backup::BackupVault',
    ])
      template.resourceCountIs(type, 0);
    expect(jsonOf(template).Outputs['Secrets']?.Value).toMatchObject({
      'Fn::Join': ['', expect.arrayContaining([expect.stringContaining(GIVEN.database_url_secret_arn)])],
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'shop-production-database-connections',
      Threshold: 666,
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: 'sg-0a1b2c3d4e5f60719',
      FromPort: 6379,
    });
  });

  test('two to four zones, each with a fixed place', () => {
    const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
    const subnets = (inputs: Inputs) =>
      Object.values(templateOf(shared('production', inputs)).findResources('AWS::EC2::Subnet')).map(
        ({ Properties }) => Properties.CidrBlock,
      );
    const three = subnets({ availability_zones: zones });
    expect(three).toHaveLength(9);
    expect(three).toEqual(expect.arrayContaining(subnets({ availability_zones: zones.slice(0, 2) })));
  });
});

test('a key of its own, a replica and endpoints, where they are wanted', () => {
  const template = templateOf(
    shared('production', {
      database_kms_key: 'own',
      database_read_replica: {},
      interface_endpoints: ['ecr.dkr'],
    }),
  );
  template.resourceCountIs('AWS::RDS::DBInstance', 2);
  template.hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/shop-production-database' });
  template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
    VpcEndpointType: 'Interface',
    PrivateDnsEnabled: true,
  });
  expect(JSON.stringify(jsonOf(template).Outputs['Secrets'])).toContain('DATABASE_REPLICA_URL');
});
