import { z } from 'zod';
import { CACHE } from './cache.ts';
import { DATABASE, databaseHolds } from './database.ts';
import { NETWORK } from './network.ts';
import { DIFFERENT, different, HOSTS, retention, SITE } from './site.ts';

const shape = {
  ...SITE,
  ...HOSTS,
  size: z
    .enum(['development', 'production'], 'development or production')
    .default('production')
    .describe(
      '`development` (one of everything, the smallest) or `production` (two zones, standbys, at least two web tasks).',
    ),
  secret_key_arn: z
    .string()
    .optional()
    .describe('Secret that holds SECRET_KEY; left out for the one that bootstrap generated.'),
  deletion_protection: z
    .boolean()
    .default(true)
    .describe(
      'Off, what holds data goes with the stack, but for a bucket or a vault that has something in it, which have to be emptied first. For environments that are thrown away.',
    ),
  password_versions: z
    .strictObject({ database: z.int().min(1).default(1), redis: z.int().min(1).default(1) })
    .prefault({})
    .describe('Raise one to have that password generated anew.'),
  container_insights: z
    .enum(['enabled', 'enhanced', 'disabled'], 'enabled, enhanced or disabled')
    .optional()
    .describe('Left out for `enabled` in production.'),
  worker_spot: z
    .boolean()
    .default(false)
    .describe("Workers run on FARGATE_SPOT: cheaper, and taken away with two minutes' notice."),
  secret_kms_key_arn: z
    .string()
    .optional()
    .describe("Key of all secrets that are made here; left out for the account's Secrets Manager key."),
  permissions_boundary_arn: z
    .string()
    .optional()
    .describe("The most that roles can be given: bootstrap's boundary, where it made roles."),
  ...NETWORK,
  ...DATABASE,
  ...CACHE,
  alarm_emails: z
    .array(z.string())
    .default([])
    .describe('Addresses that get a mail of each alarm. Each must confirm the mail that SNS sends first.'),
  alarm_webhooks: z
    .array(z.string().startsWith('https://', 'an address of HTTPS'))
    .default([])
    .describe(
      'HTTPS addresses that get a POST of each alarm and confirm their subscription as SNS asks them to.',
    ),
  alarm_kms_key_arn: z.string().optional().describe('Key of the topic; left out for one of its own.'),
  keep_backups_days: z
    .int('a whole number of days, or 0')
    .min(0, "a whole number of days, or 0 for no backups besides RDS's own")
    .optional()
    .describe(
      "Days that AWS Backup keeps a daily backup of the database, beside RDS's own; 0 for none, left out for none in development and 35 in production.",
    ),
  log_retention_days: retention.describe(
    'Days that logs of database, cache, VPC, load balancers, shells and deliveries are kept.',
  ),
  log_kms_key_arn: z.string().optional().describe("Key of all log groups; left out for CloudWatch's own."),
  access_logs: z
    .boolean()
    .optional()
    .describe(
      "Whether the load balancers log each request to a bucket; left out for the size's own, which is yes in production.",
    ),
  access_log_bucket: z
    .string()
    .optional()
    .describe('A bucket of your own for them; left out for one that is made.'),
} as const;

const schema = z
  .strictObject(shape)
  .refine(different, DIFFERENT)
  .superRefine((inputs, context) => {
    for (const { path, message } of databaseHolds(inputs))
      context.addIssue({ code: 'custom', path, message });
    if (inputs.size === 'production' && (inputs.cache_nodes ?? 2) < 2)
      context.addIssue({
        code: 'custom',
        path: ['cache_nodes'],
        message: 'at least 2 in production: the queue has nowhere to go when the only node fails',
      });
  });

export const SHARED = { names: Object.keys(shape), schema };

export type SharedInputs = z.output<typeof schema>;
