import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { bootstrapStack } from '../lib/bootstrap-stack.ts';
import { colorStack } from '../lib/color-stack.ts';
import type { Inputs } from '../lib/inputs/given.ts';
import { refuse } from '../lib/refusals.ts';
import { sharedStack } from '../lib/shared-stack.ts';

export const SIZES = ['development', 'production'] as const;
export type Size = (typeof SIZES)[number];

const ACCOUNT = '123456789012';
const REGION = 'eu-central-1';
const SECRET = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret`;

export const SITE = {
  name: 'shop',
  environment: 'production',
  hostname: 'api.example.com',
  preview_hostnames: { blue: 'api-blue.example.com', green: 'api-green.example.com' },
};

/** What shared gives a colour. */
export const OUTPUTS = {
  ...{ region: REGION, account_id: ACCOUNT, cluster: 'shop-production', vpc_id: 'vpc-0a1b2c3d4e5f60718' },
  public_subnet_ids: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
  task_subnet_ids: ['subnet-0a1b2c3d4e5f60713', 'subnet-0a1b2c3d4e5f60714'],
  ...{ assign_public_ip: false, task_security_group_id: 'sg-0a1b2c3d4e5f60718' },
  secrets: {
    DATABASE_URL: `${SECRET}:shop-production/database-url-AbCdEf`,
    CACHE_URL: `${SECRET}:shop-production/cache-url-AbCdEf`,
    BROKER_URL: `${SECRET}:shop-production/broker-url-AbCdEf`,
    SECRET_KEY: `${SECRET}:shop-production/secret-key`,
  },
  migrate_secrets: { DATABASE_MASTER_PASSWORD: `${SECRET}:shop-production/database-password-AbCdEf` },
  alarm_topic_arn: `arn:aws:sns:${REGION}:${ACCOUNT}:shop-production-alarms`,
};

const RELEASE = {
  ...{ color: 'blue', release: '1'.repeat(40) },
  image: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/shop@sha256:${'1'.repeat(64)}`,
  certificate_arn: `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/00000000-0000-4000-8000-000000000000`,
};

const SIZED: Readonly<Record<Size, Inputs>> = {
  development: { size: 'development', container_insights: 'disabled' },
  production: { size: 'production', container_insights: 'enabled', access_log_bucket: 'flipgate-logs' },
};

export function sharedInputs(size: Size, more: Inputs = {}): Inputs {
  return { ...SITE, size, ...more };
}

export function colorInputs(size: Size, more: Inputs = {}): Inputs {
  return { ...SITE, ...RELEASE, shared: { ...OUTPUTS, ...SIZED[size] }, ...more };
}

export const BOOTSTRAP_INPUTS: Inputs = {
  ...{ name: 'shop', environment: 'production' },
  github: { repository: 'acme/shop', workflows: 'acme/flipgate' },
};

/** An app as app.ts makes it. Where it goes is what the command line would say. */
export function appWith(
  make: (app: App) => Stack,
  context: Readonly<Record<string, unknown>> = {},
): { readonly app: App; readonly stack: Stack } {
  process.env['CDK_DEFAULT_ACCOUNT'] = ACCOUNT;
  process.env['CDK_DEFAULT_REGION'] = REGION;
  const app = new App({ analyticsReporting: false, context });
  refuse(app);
  return { app, stack: make(app) };
}

/** Without CloudFormation's own checks, which take seconds: one test makes them for all stacks. */
export function templateOf(make: (app: App) => Stack): Template {
  process.env['CDK_VALIDATION'] = 'false';
  return Template.fromStack(appWith(make).stack);
}

interface Synthesized {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
}

export function jsonOf(template: Template): Synthesized {
  return template.toJSON() as Synthesized;
}

export const shared = (size: Size, more?: Inputs) => (app: App) => sharedStack(app, sharedInputs(size, more));
export const color = (size: Size, more?: Inputs) => (app: App) => colorStack(app, colorInputs(size, more));
export const bootstrap = (app: App) => bootstrapStack(app, BOOTSTRAP_INPUTS);
