import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DNS_TOKEN } from '../cloud/cloudflare/access.ts';
import type { FullCloud } from '../cloud/full-cloud.ts';
import type { CloudAddress } from '../demo/cloud-address.ts';
import { makeApplication } from './application.ts';
import { type Checking, openChecking } from './checking.ts';
import { openNetwork } from './given-network.ts';
import type { Laptop } from './laptop.ts';

const IMAGE = `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${'1'.repeat(64)}`;

let checking: Checking;
let cloud: FullCloud;
let laptop: Laptop;
let address: CloudAddress;
let app: string;
let run: Checking['run'];
let lacks: Checking['lacks'];
let writes: Checking['writes'];

beforeAll(async () => {
  checking = await openChecking();
  ({ cloud, laptop, address, app, run, lacks, writes } = checking);
  cloud.github.others.push({ id: 2, name: 'ada/flipgate', formerly: 'ada/first' });
  cloud.cloudflare.tokens.set('reads', { ...DNS_TOKEN, dns: 'read' });
  cloud.cloudflare.tokens.set('blind', { ...DNS_TOKEN, zones: ['example.org'] });
  cloud.cloudflare.tokens.set('edits', DNS_TOKEN);
});

afterAll(() => checking?.close());

beforeEach(() => cloud.recording.clear());

test('with everything there, the checks pass and nothing is made', async () => {
  const ran = await run([
    '--github',
    'acme/shop',
    '--workflows',
    'ada/flipgate',
    '--deploy',
    '--app',
    app,
    '--image',
    IMAGE,
  ]);
  expect(ran, ran.text).toMatchObject({ exitCode: 0, missing: [], results: [] });
  expect(ran.text).toContain('AWS account 123456789012 in eu-central-1');
  expect(ran.text).toContain('Cloudflare zone example.com, its records may be edited');
  expect(writes()).toEqual([]);
});

test.each([
  {
    what: 'no AWS credentials',
    environment: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
    said: /^AWS did not answer sts:GetCallerIdentity: CredentialsProviderError/,
    remedy: 'aws sso login',
  },
  {
    what: 'no region',
    environment: { AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined },
    said: /^No AWS region is given/,
    remedy: '--region eu-central-1',
  },
  {
    what: 'no terraform',
    environment: { PATH: '/nowhere' },
    said: /^Neither terraform nor tofu/,
    remedy: 'Install Terraform',
  },
  {
    what: 'no Cloudflare token',
    environment: { CLOUDFLARE_API_TOKEN: undefined },
    said: /^There is no Cloudflare token/,
    remedy: 'CLOUDFLARE_API_TOKEN',
  },
  {
    what: 'a token that Cloudflare does not know',
    environment: { CLOUDFLARE_API_TOKEN: 'unknown' },
    said: /^Cloudflare refused .*9109 Invalid access token/,
    remedy: 'Zone · DNS · Edit',
  },
  {
    what: 'a token that cannot be one',
    environment: { CLOUDFLARE_API_TOKEN: 'two words' },
    said: /^CLOUDFLARE_API_TOKEN cannot be used: a token has no spaces/,
    remedy: 'Store it again',
  },
  {
    what: 'a token that sees another zone',
    environment: { CLOUDFLARE_API_TOKEN: 'blind' },
    said: /^The Cloudflare token sees no zone that holds api.example.com/,
    remedy: 'Zone · Zone · Read',
  },
  {
    what: 'a token that only reads',
    environment: { CLOUDFLARE_API_TOKEN: 'reads' },
    said: /^The Cloudflare token may not edit records of example.com/,
    remedy: 'Zone · DNS · Edit',
  },
])('$what', async ({ environment, said, remedy }) => {
  const ran = await run([], environment);
  lacks(ran, said);
  expect(ran.text).toContain(remedy);
});

test.each([
  {
    what: 'a name that AWS cannot have',
    words: ['--name', 'Shop_1'],
    said: /^`name` is "Shop_1": resources in AWS/,
  },
  {
    what: 'a host with a scheme',
    words: ['--hostname', 'https://x.example.com'],
    said: /^`hostname` is "https/,
  },
  {
    what: 'names that are too long together',
    words: ['--name', 'a-very-long-name-indeed'],
    said: /^`name` and `environment` make "a-very-long-name-indeed-production", 34 characters/,
  },
  {
    what: 'a variable that no stack has',
    words: ['--variable', 'sise = production'],
    said: /^`variables` sets `sise`, which no stack declares/,
  },
  {
    what: 'an input that no command has',
    words: ['--input', 'baking=1m'],
    said: /^`--input` sets `baking`, which neither/,
  },
  {
    what: 'a value that an input cannot have',
    words: ['--input', 'bake=10'],
    said: /^`bake` is "10": a duration needs a unit/,
  },
  {
    what: 'a repository that GitHub does not show',
    words: ['--github', 'acme/other', '--workflows', 'ada/flipgate'],
    said: /^GitHub does not show the repository acme\/other: HTTP 404/,
  },
  {
    what: 'workflows of a repository that GitHub does not show',
    words: ['--github', 'acme/shop', '--workflows', 'ada/other'],
    said: /^GitHub does not show the repository ada\/other: HTTP 404/,
  },
])('$what', async ({ words, said }) => {
  const ran = await run(words);
  lacks(ran, said);
});

test.each(['Ada/Flipgate', 'ada/first'])('workflows of %s are those of its name today', async (given) => {
  const ran = await run(['--github', 'acme/shop', '--workflows', given]);
  expect(ran, ran.text).toMatchObject({ exitCode: 0, missing: [] });
  expect(ran.text).toContain('calls the workflows of ada/flipgate');
});

test('an option that is none, and one without its value, before anything is asked', async () => {
  const ran = await run(['--regoin', 'x', '--environment', '--deploy=yes']);
  lacks(ran, /^"--regoin" is no option/, /^"x" is no option/, /^`--environment` has no value/);
  expect(cloud.recording.lines()).toEqual([]);
});

test('a zone that is not Cloudflare’s yet', async () => {
  cloud.zone.status = 'pending';
  const ran = await run([]);
  cloud.zone.status = 'active';
  lacks(ran, /^The zone example.com is pending at Cloudflare/);
  expect(ran.text).toContain('Set the name servers of example.com at its registrar');
});

test('an application without a commit, or with changes', async () => {
  const empty = join(laptop.home, 'empty');
  await mkdir(empty, { recursive: true });
  lacks(
    await run(['--deploy', '--image', IMAGE, '--app', empty]),
    /^.*empty is no git checkout with a commit/,
  );
  const changed = join(laptop.home, 'changed');
  await makeApplication(changed);
  await writeFile(join(changed, 'Dockerfile'), 'FROM other\n');
  lacks(
    await run(['--deploy', '--image', IMAGE, '--app', changed]),
    /^.*changed has changes that are not committed/,
  );
});

test('a host that somebody else serves, unless it is to be taken over', async () => {
  const record = cloud.zone.add({
    type: 'A',
    name: 'api.example.com',
    content: '203.0.113.10',
    proxied: true,
  });
  const words = ['--deploy', '--image', IMAGE, '--app', app];
  lacks(await run(words), /^api.example.com points at 203.0.113.10, which Flipgate did not build/);
  expect(await run([...words, '--input', 'adopt=203.0.113.10'])).toMatchObject({ exitCode: 0, missing: [] });
  expect(await run([])).toMatchObject({ exitCode: 0, missing: [] });
  cloud.zone.edit([{ kind: 'delete', id: record.id }]);
});

test('a VPC and subnets that are given', async () => {
  const network = await openNetwork(address);
  const given = (more: object) => [
    '--variable',
    `network = ${JSON.stringify({ ...network.whole, ...more })}`,
  ];
  expect(await run(given({}))).toMatchObject({ exitCode: 0, missing: [] });
  lacks(await run(given({ vpc_id: 'vpc-0123456789abcdef0' })), /^There is no VPC vpc-0123456789abcdef0/);
  lacks(
    await run(given({ task_subnet_ids: [network.tasks[0], 'subnet-0123456789abcdef0'] })),
    /^There is no subnet subnet-0123456789abcdef0/,
  );
  lacks(
    await run(given({ data_subnet_ids: [network.tasks[0], network.tasks[0]] })),
    /^`data_subnet_ids` reaches one availability zone/,
  );
  lacks(
    await run(given({ public_subnet_ids: network.tasks })),
    /^No route leads from .* to an internet gateway/,
  );
  lacks(await run(['--variable', 'network = {"vpc_id": "vpc-1"}']), /^`--variable network` is no network/);
});

test('all that is missing is told at once', async () => {
  const ran = await run(
    ['--deploy', '--app', join(laptop.home, 'nowhere'), '--hostname', 'x', '--github', 'shop'],
    {
      ...{ AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
      ...{ CLOUDFLARE_API_TOKEN: undefined, PATH: '/nowhere' },
    },
  );
  expect(ran.exitCode).toBe(1);
  for (const said of [
    '`hostname`',
    'terraform',
    'CredentialsProviderError',
    'Cloudflare token',
    '--github',
    'no git checkout',
    'docker buildx',
  ])
    expect(ran.missing.join('\n')).toContain(said);
  expect(writes()).toEqual([]);
});

test('after all of this there is nothing in the account', async () => {
  expect(
    (await new S3Client({ ...address, forcePathStyle: true }).send(new ListBucketsCommand({}))).Buckets,
  ).toEqual([]);
  expect((await new ECRClient(address).send(new DescribeRepositoriesCommand({}))).repositories).toEqual([]);
  expect((await new SecretsManagerClient(address).send(new ListSecretsCommand({}))).SecretList).toEqual([]);
  expect(cloud.shapes.faults).toEqual([]);
});
