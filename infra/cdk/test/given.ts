/** What the tests give the stacks, plain: Terraform's plans of the same are compared with what comes of it. */
export type Size = 'development' | 'production';
export const SIZES = ['development', 'production'] as const satisfies readonly Size[];

export const ACCOUNT = '123456789012';
export const REGION = 'eu-central-1';
const SECRET = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:shop-production`;

export const SITE = {
  name: 'shop',
  environment: 'production',
  hostname: 'api.example.com',
  preview_hostnames: { blue: 'api-blue.example.com', green: 'api-green.example.com' },
};

/** By the name that the service gives it, with six characters of its own. */
export const secretArn = (name: string) => `${SECRET}/${name}-AbCdEf`;

/** What shared gives a colour. */
export const OUTPUTS = {
  ...{ region: REGION, account_id: ACCOUNT, cluster: 'shop-production', vpc_id: 'vpc-0a1b2c3d4e5f60718' },
  public_subnet_ids: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
  task_subnet_ids: ['subnet-0a1b2c3d4e5f60713', 'subnet-0a1b2c3d4e5f60714'],
  ...{ assign_public_ip: false, task_security_group_id: 'sg-0a1b2c3d4e5f60718' },
  secrets: {
    DATABASE_URL: secretArn('database-url'),
    CACHE_URL: secretArn('cache-url'),
    BROKER_URL: secretArn('broker-url'),
    SECRET_KEY: `${SECRET}/secret-key`,
  },
  migrate_secrets: { DATABASE_MASTER_PASSWORD: secretArn('database-password') },
  alarm_topic_arn: `arn:aws:sns:${REGION}:${ACCOUNT}:shop-production-alarms`,
};

export const RELEASE = {
  ...{ color: 'blue', release: '1'.repeat(40) },
  image: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/shop@sha256:${'1'.repeat(64)}`,
  certificate_arn: `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/00000000-0000-4000-8000-000000000000`,
};

export const SIZED = {
  development: { size: 'development', container_insights: 'disabled' },
  production: { size: 'production', container_insights: 'enabled', access_log_bucket: 'flipgate-logs' },
};
