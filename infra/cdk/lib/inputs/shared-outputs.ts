import { z } from 'zod';

const ids = z.array(z.string());
const arns = z.record(z.string(), z.string());

/** What a colour reads of shared's outputs; it is passed all of them. Older stacks of shared may lack what has a default. */
export const sharedOutputs = z.object({
  region: z.string(),
  account_id: z.string(),
  cluster: z.string(),
  size: z.enum(['development', 'production']),
  vpc_id: z.string(),
  public_subnet_ids: ids,
  task_subnet_ids: ids,
  assign_public_ip: z.boolean(),
  task_security_group_id: z.string(),
  secrets: arns,
  migrate_secrets: arns.default({}),
  alarm_topic_arn: z.string().optional(),
  access_log_bucket: z.string().optional(),
  container_insights: z.string().default('disabled'),
  worker_capacity: z.string().default('FARGATE'),
  log_kms_key_arn: z.string().optional(),
  secret_kms_key_arns: z.array(z.string()).default([]),
  permissions_boundary_arn: z.string().optional(),
});
