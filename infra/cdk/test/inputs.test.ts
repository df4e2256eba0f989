import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { bootstrapStack } from '../lib/bootstrap-stack.ts';
import { colorStack } from '../lib/color-stack.ts';
import { givenTo, type Inputs } from '../lib/inputs/given.ts';
import { refuseUnknown } from '../lib/inputs/known.ts';
import { sharedStack } from '../lib/shared-stack.ts';
import { BOOTSTRAP_INPUTS, colorInputs, sharedInputs } from './stacks.ts';

const github = { repository: 'acme/shop', workflows: 'acme/flipgate' };

test.each<readonly [Inputs, string]>([
  [
    { image: 'shop:latest' },
    'image: <repository>@sha256:<digest>: a tag may come to mean something else between two tasks',
  ],
  [{ architecture: 'x86_64' }, 'build it with `docker buildx build --platform linux/arm64`'],
  [{ web_min: 1 }, 'web_min: at least 2 in production: one task is an outage when its host fails'],
  [{ web_max: 1 }, 'web_max: at least web_min'],
  [{ worker_min: 3, worker_max: 2 }, 'raise worker_max or lower worker_min'],
  [{ web_size: { cpu: 256, memory: 4096 } }, '256 CPU units go with 512, 1024 or 2048 MB'],
  [{ idle_timeout: 60 }, 'Cloudflare sends requests into connections that the load balancer is closing'],
  [
    { container_secrets: { TOKEN: 'hunter2' } },
    'container_secrets.TOKEN: the ARN of a Secrets Manager secret or SSM parameter, never a value',
  ],
  [{ container_environment: { RELEASE: '1' } }, 'are set by Flipgate; take them out'],
  [{ cloudflare_ipv4_ranges: ['0.0.0.0/0'] }, 'would let everybody go around Cloudflare'],
  [
    { task_policy_arns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
    'write a policy of the actions and resources that it needs',
  ],
  [{ execute_command: true }, 'set read_only_root_filesystem to false as well'],
  [{ schedules: { night: { cron: '0 20 * * *', web_min: 2 } } }, 'schedules.night.cron: six fields'],
  [
    { schedules: { night: { cron: '0 20 ? * MON-FRI *', web_min: 1 } } },
    'one task is an outage when its host fails, also at night',
  ],
  [{ schedules: { night: { cron: '0 20 ? * MON-FRI *' } } }, 'give it at least one'],
  [{ log_retention_days: 31 }, "log_retention_days: one of CloudWatch's: 1, 3, 5"],
  [{ hostname: 'api-blue.example.com' }, 'three different names'],
  [{ hostname: 'https://api.example.com' }, 'without scheme and path'],
  [{ release: '' }, 'the commit that the image was built from'],
])('a colour with %j is refused: %s', (wrong, sentence) => {
  expect(() => colorStack(new App(), colorInputs('production', wrong))).toThrow(sentence);
});

test.each<readonly [Inputs, string]>([
  [{ name: 'Shop' }, 'name: at most 40 lower-case letters'],
  [{ size: 'huge' }, 'size: development or production'],
  [{ database_multi_az: false }, 'a production database has a standby'],
  [{ cache_nodes: 1 }, 'the queue has nowhere to go when the only node fails'],
  [{ database_instance_class: 'db.t3.small' }, 'an ARM (Graviton) class such as db.t4g.small'],
  [{ cache_node_type: 'cache.t3.small' }, 'an ARM (Graviton) type such as cache.t4g.small'],
  [{ database_url_query: 'sslmode=disable' }, 'the database refuses connections without TLS'],
  [{ database_url_query: 'sslmode=verify-full' }, 'add &sslrootcert=/path/in/the/image.pem'],
  [{ network_cidr: '10.42.1.0/16' }, 'by its first address, for example 10.42.0.0/16'],
  [{ network_cidr: '8.8.0.0/16' }, 'a private range'],
  [{ availability_zones: ['eu-central-1a'] }, 'two to four different availability zones'],
  [
    {
      network: {
        vpc_id: 'vpc-1',
        public_subnet_ids: ['a'],
        task_subnet_ids: ['a', 'b'],
        data_subnet_ids: ['a', 'b'],
      },
    },
    'network.public_subnet_ids: subnets in two availability zones',
  ],
  [{ database_login: { serving: 0, prepared: 3 } }, 'prepared is serving or one more'],
  [{ password_versions: { database: 2 } }, 'rotate once (database_login.serving 1), then raise it'],
  [{ database_security_group_id: 'sg-1' }, 'give the secret with its URL as database_url_secret_arn as well'],
  [{ keep_backups_days: -1 }, "0 for no backups besides RDS's own"],
  [{ interface_endpoints: ['s3'] }, 'S3 has its free gateway endpoint already'],
  [{ alarm_webhooks: ['http://example.com'] }, 'an address of HTTPS'],
])('shared with %j is refused: %s', (wrong, sentence) => {
  expect(() => sharedStack(new App(), sharedInputs('production', wrong))).toThrow(sentence);
});

test.each<readonly [Inputs, string]>([
  [{ github: { ...github, repository: 'acme/*' } }, 'a pattern would trust others too'],
  [{ github: { ...github, refs: ['refs/tags/v*'] } }, 'one branch, and at most one pattern of tags'],
  [{ name: 'a-long-name-of-a-shop' }, 'at most 24 characters together'],
])('bootstrap with %j is refused: %s', (wrong, sentence) => {
  expect(() => bootstrapStack(new App(), { ...BOOTSTRAP_INPUTS, ...wrong })).toThrow(sentence);
});

test('everything that is wrong is said at once', () => {
  const wrong = { image: 'shop', web_min: 0, idle_timeout: 1 };
  expect(() => colorStack(new App(), colorInputs('production', wrong))).toThrow(
    /image: [\s\S]*web_min: [\s\S]*idle_timeout: /,
  );
});

test('null is as if it were not given, at whatever depth', () => {
  const nulls = {
    web_min: null,
    worker_queue_metric: null,
    worker_health_check: { command: null, interval: 60 },
  };
  expect(() => colorStack(new App(), colorInputs('production', nulls))).not.toThrow();
});

test('a number, a yes or a no may be its text, as a workflow writes it; another text is refused', () => {
  const texts = { web_max: '4', worker_enabled: 'false', web_cpu_target: '55.5' };
  expect(() => colorStack(new App(), colorInputs('production', texts))).not.toThrow();
  const wrong = { web_max: 'four', worker_enabled: 'no' };
  expect(() => colorStack(new App(), colorInputs('production', wrong))).toThrow(
    /worker_enabled: .*\n.*web_max: /,
  );
});

test('an input that no stack has is a slip of the pen', () => {
  expect(() => refuseUnknown({ web_minimum: 2, name: 'shop' })).toThrow('No stack has an input web_minimum');
  expect(() => refuseUnknown({ ...sharedInputs('production'), ...colorInputs('production') })).not.toThrow();
});

test('the stack and its inputs come from the context, and the file goes over it', () => {
  const given = (context: Inputs) => givenTo(new App({ context }).node);
  expect(given({ flipgate: { name: 'shop' } })).toEqual({ stack: 'shared', inputs: { name: 'shop' } });
  expect(() => given({ stack: 'edge' })).toThrow(
    'There is no stack edge: -c stack= takes bootstrap, shared, color.',
  );
  expect(() => given({ flipgate: 'shop' })).toThrow('write { "name": "shop", … }');
  expect(() => given({ inputs: import.meta.filename })).toThrow('holds no JSON object');
});
