import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FullCloud, openFullCloud } from '../full-cloud.ts';
import { elements } from '../xml.ts';
import { type Desk, openDesk } from './desk.ts';
import { type Calls, callsOn } from './makers/calls.ts';
import { group, of } from './small-templates.ts';

let cloud: FullCloud;
let desk: Desk;
let calls: Calls;
beforeAll(async () => {
  cloud = await openFullCloud();
  desk = openDesk(cloud);
  calls = callsOn(cloud.door, cloud.shapes, cloud.home.region);
});
afterAll(() => cloud?.close());

const SECRET = {
  Type: 'AWS::SecretsManager::Secret',
  Properties: { Name: 'word', GenerateSecretString: { PasswordLength: 30, ExcludePunctuation: true } },
};
const database = (more: object = {}) => ({
  Type: 'AWS::RDS::DBInstance',
  DeletionPolicy: 'Snapshot',
  Properties: {
    ...{ DBInstanceIdentifier: 'shop', DBInstanceClass: 'db.t4g.micro', AllocatedStorage: '20' },
    ...{ Engine: 'postgres', EngineVersion: '18', MasterUsername: 'app', BackupRetentionPeriod: 7 },
    MasterUserPassword: {
      'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'S' }, ':SecretString:::}}']],
    },
    EnableCloudwatchLogsExports: ['postgresql'],
    ...more,
  },
});

test('a database is made with a password that only its secret holds, is changed, drifts, and leaves a snapshot', async () => {
  const { proposed, failed } = await desk.deploy('data', of({ S: SECRET, D: database() }));
  expect(failed).toEqual([]);
  expect(JSON.stringify(proposed.Changes)).toContain('resolve:secretsmanager:');
  const { failed: still } = await desk.deploy(
    'data',
    of({ S: SECRET, D: database({ BackupRetentionPeriod: 14, EnableCloudwatchLogsExports: ['upgrade'] }) }),
  );
  expect(still).toEqual([]);
  expect(await desk.drifts('data')).toEqual([]);
  await calls.query('rds', 'ModifyDBInstance', {
    ...{ DBInstanceIdentifier: 'shop', BackupRetentionPeriod: 3, ApplyImmediately: true },
  });
  expect(await desk.drifts('data')).toEqual(['D MODIFIED: /BackupRetentionPeriod NOT_EQUAL 14 3']);
  await desk.client.deleteStack({ StackName: 'data' });
  await cloud.cloudFormation.settled();
  const snapshots = await calls.query('rds', 'DescribeDBSnapshots', { DBInstanceIdentifier: 'shop' });
  expect(elements(snapshots, 'DBSnapshotIdentifier')).toEqual([expect.stringMatching(/^shop-snapshot-/)]);
});

test('a bucket that holds something keeps its stack from going', async () => {
  const Properties = {
    BucketName: 'full',
    VersioningConfiguration: { Status: 'Enabled' },
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true },
  };
  const { failed } = await desk.deploy(
    'files',
    of({ B: { Type: 'AWS::S3::Bucket', Properties }, G: group('/files') }),
  );
  expect(failed).toEqual([]);
  expect(await desk.drifts('files')).toEqual([]);
  const bucket = cloud.s3.buckets.get('full');
  bucket?.put('one', { body: Buffer.from('1'), headers: {} }, { kind: 'none' }, 0);
  await desk.client.deleteStack({ StackName: 'files' });
  const { stack, failed: why } = await desk.outcome('files');
  expect(stack).toMatchObject({
    StackStatus: 'DELETE_FAILED',
    StackStatusReason: 'The following resource(s) failed to delete: [B]. ',
  });
  expect(why).toEqual(['AWS::S3::Bucket B: The bucket you tried to delete is not empty']);
  bucket?.delete('one', { kind: 'none' });
  await desk.client.deleteStack({ StackName: 'files' });
  await cloud.cloudFormation.settled();
  expect(cloud.s3.buckets.has('full')).toBe(false);
});

test('what a service refuses is told in its words', async () => {
  const Properties = {
    RoleName: 'nobody',
    PolicyName: 'p',
    PolicyDocument: { Version: '2012-10-17', Statement: [] },
  };
  const { stack, failed } = await desk.deploy(
    'lost',
    of({ P: { Type: 'AWS::IAM::RolePolicy', Properties } }),
  );
  expect(stack).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
  expect(failed).toEqual([expect.stringMatching(/^AWS::IAM::RolePolicy P: .*nobody/)]);
  expect(cloud.shapes.faults).toEqual([]);
});
