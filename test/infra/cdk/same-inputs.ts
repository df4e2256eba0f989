type Size = 'development' | 'production';

/** What infra/cdk/test/stacks.ts gives its stacks, which the snapshots are made of: an other value here shows as a difference. */
const SITE = {
  name: 'shop',
  environment: 'production',
  hostname: 'api.example.com',
  preview_hostnames: { blue: 'api-blue.example.com', green: 'api-green.example.com' },
};

const secret = (name: string) =>
  `arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-production/${name}`;

const SIZED = {
  development: { container_insights: 'disabled' },
  production: { container_insights: 'enabled', access_log_bucket: 'flipgate-logs' },
};

export const SHARED_VARIABLES = (size: Size) => ({
  ...SITE,
  size,
  secret_key_arn: secret('secret-key-AbCdEf'),
});

export const COLOR_VARIABLES = (size: Size) => ({
  ...SITE,
  ...{ color: 'blue', release: '1'.repeat(40), release_header: 'x-release', health_path: '/healthz' },
  image: `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${'1'.repeat(64)}`,
  certificate_arn: 'arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-4000-8000-000000000000',
  shared: {
    ...{ region: 'eu-central-1', account_id: '123456789012', cluster: 'shop-production', size },
    vpc_id: 'vpc-0a1b2c3d4e5f60718',
    public_subnet_ids: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
    task_subnet_ids: ['subnet-0a1b2c3d4e5f60713', 'subnet-0a1b2c3d4e5f60714'],
    ...{ assign_public_ip: false, task_security_group_id: 'sg-0a1b2c3d4e5f60718' },
    secrets: {
      DATABASE_URL: secret('database-url-AbCdEf'),
      CACHE_URL: secret('cache-url-AbCdEf'),
      BROKER_URL: secret('broker-url-AbCdEf'),
      SECRET_KEY: secret('secret-key'),
    },
    migrate_secrets: { DATABASE_MASTER_PASSWORD: secret('database-password-AbCdEf') },
    alarm_topic_arn: 'arn:aws:sns:eu-central-1:123456789012:shop-production-alarms',
    ...SIZED[size],
  },
});

/** HCL takes JSON's values as they are, but for what a string's `${` means there. */
export function asHcl(value: unknown): string {
  return JSON.stringify(value).replaceAll('${', '$${');
}
