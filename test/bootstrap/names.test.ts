import { CreateRepositoryCommand, DeleteRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  PutBucketTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FullCloud } from '../cloud/full-cloud.ts';
import { Bucket as TakenBucket } from '../cloud/s3/bucket.ts';
import { type Checking, openChecking } from './checking.ts';

const TAG = 'flipgate:environment';

let checking: Checking;
let cloud: FullCloud;
let run: Checking['run'];
let lacks: Checking['lacks'];
let s3: S3Client;
let ecr: ECRClient;
let secrets: SecretsManagerClient;

beforeAll(async () => {
  checking = await openChecking();
  ({ cloud, run, lacks } = checking);
  s3 = new S3Client({ ...checking.address, forcePathStyle: true });
  ecr = new ECRClient(checking.address);
  secrets = new SecretsManagerClient(checking.address);
});

afterAll(() => checking?.close());

beforeEach(() => cloud.recording.clear());

test('a secret of other people, and one that waits for its deletion', async () => {
  const name = 'theirs-production/probe';
  await secrets.send(new CreateSecretCommand({ Name: name, SecretString: 'x' }));
  lacks(await run(['--name', 'theirs']), /^The secret theirs-production\/probe exists and is not tagged/);
  await secrets.send(new DeleteSecretCommand({ SecretId: name }));
  const ran = await run(['--name', 'theirs']);
  lacks(ran, /^The secret theirs-production\/probe is scheduled for deletion/);
  expect(ran.text).toContain('aws secretsmanager restore-secret --secret-id theirs-production/probe');
  await secrets.send(new DeleteSecretCommand({ SecretId: name, ForceDeleteWithoutRecovery: true }));
});

test('a bucket of the name: ours and not tagged yet, another account’s, in another region', async () => {
  const Bucket = 'flipgate-taken-production-123456789012';
  await s3.send(new CreateBucketCommand({ Bucket }));
  expect(await run(['--name', 'taken'])).toMatchObject({ exitCode: 0, missing: [] });
  cloud.s3.buckets.set(Bucket, new TakenBucket('210987654321'));
  lacks(await run(['--name', 'taken']), /^The bucket flipgate-taken-.* exists, and it is another account’s/);
  cloud.s3.buckets.set(Bucket, new TakenBucket('123456789012', 'us-east-1'));
  const far = await run(['--name', 'taken']);
  lacks(far, /^The bucket flipgate-taken-\S+ is in us-east-1, not in eu-central-1\.$/);
  expect(far.text).toContain('Give `--region us-east-1` as in the first run');
  cloud.s3.buckets.set(Bucket, new TakenBucket('123456789012'));
  await s3.send(new DeleteBucketCommand({ Bucket }));
});

test('a bucket and repositories that are tagged as something else’s', async () => {
  const Bucket = 'flipgate-shop-production-123456789012';
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(
    new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: 'team', Value: 'web' }] } }),
  );
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'shop' }));
  const ran = await run([]);
  lacks(
    ran,
    /^The bucket flipgate-shop-production-123456789012 exists and is not tagged flipgate:environment = shop-production\.$/,
    /^The ECR repository \S+\/shop exists and has no tag flipgate:environment\.$/,
  );
  expect(ran.text).toContain('or tag it so to have it taken over');
  expect(ran.text).toMatch(
    /give --bootstrap-variable 'repositories=\{"image":"\S+\/shop","cache":"\S+\/shop\/cache"\}'; else another `--name`/,
  );
  await s3.send(new DeleteBucketCommand({ Bucket }));
  await ecr.send(new DeleteRepositoryCommand({ repositoryName: 'shop' }));
});

test('repositories of another name, and one alone of another environment of this one', async () => {
  const make = (repositoryName: string, Value: string) =>
    ecr.send(new CreateRepositoryCommand({ repositoryName, tags: [{ Key: TAG, Value }] }));
  await make('shop', 'till-production');
  lacks(
    await run([]),
    /^The ECR repository \S+\/shop exists and is tagged flipgate:environment = till-production\.$/,
  );
  await ecr.send(new DeleteRepositoryCommand({ repositoryName: 'shop' }));
  await make('shop', 'shop-staging');
  const half = await run([]);
  lacks(half, /^The ECR repository \S+\/shop is shop-staging's, and there is only one of the two\.$/);
  expect(half.text).toContain('run it again, with `--environment staging`, and then this');
  await make('shop/cache', 'shop-staging');
  const both = await run([]);
  expect(both, both.text).toMatchObject({ exitCode: 0, missing: [] });
  expect(both.text).toContain('image repositories of shop-staging are used');
  for (const repositoryName of ['shop', 'shop/cache'])
    await ecr.send(new DeleteRepositoryCommand({ repositoryName }));
});

test('a Cloudflare token that is in a secret, and one to store that is not given', async () => {
  const none = { CLOUDFLARE_API_TOKEN: undefined };
  const name = 'tokens/cloudflare';
  const named = ['--cloudflare-secret', name];
  await secrets.send(new CreateSecretCommand({ Name: name }));
  const empty = await run(named, none);
  lacks(empty, /^The secret tokens\/cloudflare does not exist, or has no value\.$/);
  expect(empty.text).toContain('put it into CLOUDFLARE_API_TOKEN; or name the secret of AWS');
  const put = (SecretString: string) =>
    secrets.send(new PutSecretValueCommand({ SecretId: name, SecretString }));
  await put('{"token": "x"}');
  lacks(await run(named, none), /^The secret tokens\/cloudflare cannot be used: a token has no spaces/);
  await put(checking.laptop.environment['CLOUDFLARE_API_TOKEN'] ?? '');
  expect(await run(named, none)).toMatchObject({ exitCode: 0, missing: [] });
  // It is to be put there: what is there already is not asked.
  const store = await run([...named, '--store-token'], { CLOUDFLARE_API_TOKEN: ' ' });
  lacks(store, /^`--store-token` has no token to store: CLOUDFLARE_API_TOKEN is empty\.$/);
});
