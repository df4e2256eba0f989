import { writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FullCloud, openFullCloud } from '../cloud/full-cloud.ts';
import { type Listening, listen } from '../cloud/listen.ts';
import { awsCliPart } from '../parts/aws-cli.ts';
import { command } from '../parts/command.ts';
import { copyInfra, type InfraCopy } from './infra-copy.ts';
import { openTerraform, type Terraform } from './terraform-run.ts';

const SCRIPT = join(import.meta.dirname, '..', '..', 'infra', 'terraform', 'shared', 'test-alarms.sh');
const ROOT = `
provider "aws" {}

module "alarms" {
  source = "./modules/alarms-topic"

  name   = "shop-production"
  emails = ["a@example.com"]
}

output "topic" {
  value = module.alarms.topic_arn
}
`;

let cloud: FullCloud;
let webhook: Listening;
let infra: InfraCopy;
let folder: string;
let terraform: Terraform;
let environment: Readonly<Record<string, string>>;
let topic: string;
/** What the webhook answers, and what it got. */
let answers = 200;
const received: string[] = [];

beforeAll(async () => {
  cloud = await openFullCloud();
  const aws = await awsCliPart();
  const child = cloud.startChild('person', () => {});
  environment = { ...child.environment, PATH: `${dirname(aws)}${delimiter}${process.env['PATH'] ?? ''}` };
  webhook = await listen(async ({ body }) => {
    const message = JSON.parse(Buffer.from(body).toString('utf8')) as Record<string, string>;
    if (message['SubscribeURL']) await fetch(message['SubscribeURL']);
    else received.push(message['Subject'] ?? '');
    return { status: answers, headers: {}, body: 'noted' };
  });
  terraform = await openTerraform({ ...environment, AWS_MAX_ATTEMPTS: '2' });
  infra = await copyInfra();
  await writeFile(join(infra.folder, 'main.tf'), ROOT);
  folder = infra.folder;
  await terraform.succeed(folder, ['init', '-input=false', '-no-color']);
  await terraform.succeed(folder, ['apply', '-auto-approve', '-input=false', '-no-color']);
  topic = (await terraform.succeed(folder, ['output', '-raw', 'topic'])).stdout.trim();
});

afterAll(async () => {
  await infra.remove();
  await webhook.close();
  await cloud.close();
});

test('a second plan of the topic is empty', async () => {
  const { exitCode, output } = await terraform.run(folder, ['plan', '-detailed-exitcode', '-no-color']);
  expect(output).toContain('No changes');
  expect(exitCode).toBe(0);
});

test('a webhook that confirmed is reached, and the report says what it answered', async () => {
  const endpoint = `http://127.0.0.1:${webhook.port}/alarms?key=1`;
  await aws(
    'sns',
    'subscribe',
    '--topic-arn',
    topic,
    '--protocol',
    'http',
    '--notification-endpoint',
    endpoint,
  );
  const { exitCode, output } = await testAlarms('60');
  expect(output).toContain(`ok       CloudWatch published to ${topic}.`);
  expect(output).toContain(`arrived  http ${endpoint} answered 200.`);
  expect(output).toMatch(/sent {5}email a@example\.com: .*ALARM: "shop-production-alarm-test"/);
  expect(exitCode).toBe(0);
  expect(received).toEqual(['ALARM: "shop-production-alarm-test" in eu-central-1']);
});

test('a webhook that answers with an error is no arrival', async () => {
  answers = 500;
  const { exitCode, output } = await testAlarms('20');
  expect(output).toMatch(/FAILED {3}http \S+: .*"statusCode":500/);
  expect(exitCode).toBe(1);
});

test('a key that keeps CloudWatch out is found', async () => {
  await aws(
    'sns',
    'set-topic-attributes',
    '--topic-arn',
    topic,
    '--attribute-name',
    'KmsMasterKeyId',
    '--attribute-value',
    'alias/aws/sns',
  );
  const { exitCode, output } = await testAlarms('20');
  expect(output).toContain('could not publish: Failed to execute action');
  expect(exitCode).toBe(1);
});

test('an environment that is not there is named', async () => {
  const { exitCode, output } = await command('bash', [SCRIPT, 'shop-staging'], { env: environment });
  expect(output).toContain('There is no alarm shop-staging-alarm-test here.');
  expect(exitCode).toBe(1);
});

function testAlarms(seconds: string) {
  return command('bash', [SCRIPT, 'shop-production', seconds], { env: environment });
}

async function aws(...args: readonly string[]): Promise<void> {
  const { exitCode, output } = await command('aws', args, { env: environment });
  if (exitCode !== 0) throw new Error(output);
}
