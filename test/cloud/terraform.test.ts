import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../parts/command.ts';
import { terraformPart } from '../parts/terraform.ts';
import { type FullCloud, openFullCloud } from './full-cloud.ts';

let cloud: FullCloud;
let folder: string;
beforeAll(async () => {
  cloud = await openFullCloud();
  folder = await mkdtemp(join(tmpdir(), 'flipgate-terraform-'));
});
afterAll(async () => {
  await cloud.close();
  await rm(folder, { recursive: true, force: true });
});

const alarm = {
  alarm_name: 'shop-5xx',
  alarm_description: 'Too many & <bad> answers',
  comparison_operator: 'GreaterThanThreshold',
  evaluation_periods: 2,
  datapoints_to_alarm: 1,
  threshold: 2.5,
  treat_missing_data: 'notBreaching',
  alarm_actions: ['arn:aws:sns:eu-central-1:123456789012:shop'],
  tags: { team: 'shop' },
};
const metric = {
  metric_name: 'HTTPCode_Target_5XX_Count',
  namespace: 'AWS/ApplicationELB',
  period: 60,
  stat: 'Sum',
  dimensions: { LoadBalancer: 'app/shop/1' },
};
const MAIN = {
  terraform: {
    required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.100' } },
    backend: {
      s3: { bucket: 'state', key: 'shared.tfstate', region: 'eu-central-1', use_lockfile: true },
    },
  },
  provider: { aws: { region: 'eu-central-1', s3_use_path_style: true, skip_requesting_account_id: true } },
  resource: {
    aws_cloudwatch_metric_alarm: {
      plain: { ...alarm, ...metric, stat: undefined, statistic: 'Sum' },
      rate: {
        ...alarm,
        alarm_name: 'shop-rate',
        metric_query: [
          { id: 'share', expression: 'bad * 100', label: 'Share', return_data: true },
          { id: 'bad', metric },
        ],
      },
    },
    aws_s3_bucket: { files: { bucket: 'files', force_destroy: true } },
    aws_s3_object: {
      one: { bucket: 'files', key: 'one.txt', content: 'one', depends_on: ['aws_s3_bucket.files'] },
    },
  },
};

test('real terraform keeps its state, alarms and objects here without a difference', async () => {
  await writeFile(join(folder, 'main.tf.json'), JSON.stringify(MAIN));
  const { environment } = cloud.startChild('terraform', () => {});
  const client = { endpoint: cloud.address, region: 'eu-central-1' };
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  await new S3Client({ ...client, credentials }).send(new CreateBucketCommand({ Bucket: 'state' }));
  const part = await terraformPart();
  const env = { ...process.env, ...environment, ...part.env };
  const run = async (...args: string[]) => {
    const { exitCode, output } = await command(part.binary, [...args, '-no-color', '-input=false'], {
      cwd: folder,
      env,
    });
    return { exitCode, output };
  };
  expect(await run('init')).toMatchObject({ exitCode: 0 });
  expect(await run('apply', '-auto-approve')).toMatchObject({ exitCode: 0 });
  expect(cloud.s3.create('state').keys()).toEqual(['shared.tfstate']);
  expect(await run('plan', '-detailed-exitcode')).toMatchObject({ exitCode: 0 });
  expect(await run('destroy', '-auto-approve')).toMatchObject({ exitCode: 0 });
  expect(cloud.alarms.list()).toEqual([]);
  expect(cloud.s3.buckets.has('files')).toBe(false);
  expect(cloud.shapes.faults).toEqual([]);
  expect(cloud.recording.lines()).toEqual(['s3 CreateBucket state']);
});
