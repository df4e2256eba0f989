import type { SharedOutputs } from './stack-outputs.ts';

/** An ARN that looks like one, for code that checks. */
function arn(service: string, account: string, region: string, rest: string): string {
  return `arn:aws:${service}:${region}:${account}:${rest}`;
}

/**
 * What shared will give, in the types of infra/README.md, while there is no shared yet: enough to plan a first colour
 * by, and nothing that anybody may take for real.
 */
export function placeholderOutputs(key: string, account: string, region: string): SharedOutputs {
  const secret = (name: string) => arn('secretsmanager', account, region, `secret:${key}/${name}-AAAAAA`);
  return {
    region,
    account_id: account,
    cluster: key,
    alarm_names: [],
    size: 'development',
    vpc_id: 'vpc-00000000000000000',
    public_subnet_ids: ['subnet-00000000000000001', 'subnet-00000000000000002'],
    task_subnet_ids: ['subnet-00000000000000003', 'subnet-00000000000000004'],
    assign_public_ip: false,
    task_security_group_id: 'sg-00000000000000000',
    secrets: {
      DATABASE_URL: secret('database-url'),
      CACHE_URL: secret('cache-url'),
      BROKER_URL: secret('broker-url'),
      SECRET_KEY: secret('secret-key'),
    },
    migrate_secrets: {},
    alarm_topic_arn: arn('sns', account, region, `${key}-alarms`),
    container_insights: false,
    worker_capacity: 'FARGATE',
    access_log_bucket: null,
    log_kms_key_arn: null,
    secret_kms_key_arns: [],
    test_alarm_name: `${key}-test`,
    nat_addresses: [],
  };
}

/** A certificate that does not exist, for a plan before there is one. */
export function placeholderCertificate(account: string, region: string): string {
  return arn('acm', account, region, 'certificate/00000000-0000-0000-0000-000000000000');
}

/** An image of nothing, where builds would push it: roles may hang on its registry, and a deploy that is given one plans the same. */
export function placeholderImage(name: string, account: string, region: string): string {
  return `${account}.dkr.ecr.${region}.amazonaws.com/${name}@sha256:${'0'.repeat(64)}`;
}
