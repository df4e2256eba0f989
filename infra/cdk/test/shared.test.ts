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

describe('what holds data outlives a slip', () => {
  test.each([
    ['AWS::RDS::DBInstance', 'Snapshot'],
    ['AWS::ElastiCache::ReplicationGroup', 'Snapshot'],
    ['AWS::S3::Bucket', 'Retain'],
    ['AWS::Backup::BackupVault', 'Retain'],
  ])('%s: %s, also when a change replaces it', (type, policy) => {
    expect(only(type)).toMatchObject({ DeletionPolicy: policy, UpdateReplacePolicy: policy });
  });

  test('secrets stay', () => {
    for (const secret of Object.values(production.findResources('AWS::SecretsManager::Secret')))
      expect(secret).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
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
    expect(JSON.stringify(thrown.toJSON())).not.toMatch(/"(?:Retain|Snapshot)"/);
  });
});

describe('passwords', () => {
  const passwordOf = (inputs: Inputs) => {
    const template = templateOf(shared('production', inputs));
    const secrets = Object.values(template.findResources('AWS::SecretsManager::Secret'));
    return {
      database: JSON.stringify(only('AWS::RDS::DBInstance', template)['Properties'].MasterUserPassword),
      generated: Object.fromEntries(
        secrets
          .filter(({ Properties }) => Properties.GenerateSecretString)
          .map(({ Properties }) => [Properties.Name.replace(/^.*\//, ''), Properties.GenerateSecretString]),
      ),
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

  test('a raised version has it generated anew, and whoever holds it looks again', () => {
    const rotated = { database_login: { serving: 1, prepared: 1 } };
    const before = passwordOf(rotated);
    const after = passwordOf({ ...rotated, password_versions: { database: 2 } });
    expect(after.generated['database-password']).not.toEqual(before.generated['database-password']);
    expect(after.generated['database-password-a']).toEqual(before.generated['database-password-a']);
    expect(after.database).not.toBe(before.database);
    // No task logs in as the master any more.
    expect(after.url).toBe(before.url);
  });

  test('a rotation prepares one login and then names it', () => {
    const [first, prepared, serves] = [{}, { serving: 1, prepared: 2 }, { serving: 2, prepared: 2 }].map(
      (database_login) => passwordOf({ database_login }),
    );
    expect(first?.url).toContain('postgresql://app:');
    expect(prepared?.url).toContain('postgresql://app_a:');
    expect(serves?.url).toContain('postgresql://app_b:');
    expect(serves?.generated).toEqual(prepared?.generated);
    const third = passwordOf({ database_login: { serving: 2, prepared: 3 } });
    expect(third.generated['database-password-a']).not.toEqual(serves?.generated['database-password-a']);
    expect(third.generated['database-password-b']).toEqual(serves?.generated['database-password-b']);
  });
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
