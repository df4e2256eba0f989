import { type App, Aws, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { give } from './give.ts';
import { checked } from './inputs/checked.ts';
import type { Inputs } from './inputs/given.ts';
import { SHARED } from './inputs/shared-inputs.ts';
import { AccessLogs } from './shared/access-logs.ts';
import { AlarmsTopic } from './shared/alarms-topic.ts';
import { Backup } from './shared/backup.ts';
import { Cluster } from './shared/cluster.ts';
import { DatabaseAlarms } from './shared/database-alarms.ts';
import { givenNetwork } from './shared/given-network.ts';
import { Network, type Place } from './shared/network.ts';
import { planOfShared, type SharedPlan } from './shared/plan-of-shared.ts';
import { Postgresql } from './shared/postgresql.ts';
import { Redis } from './shared/redis.ts';
import { placeOfCredentials, tagged } from './stack-props.ts';

/**
 * What both colours use: network, database, cache, cluster, secrets, alarms and their topic, backups.
 * @throws Error naming every input that is wrong.
 */
export function sharedStack(app: App, inputs: Inputs): Stack {
  const plan = planOfShared(checked(SHARED, inputs));
  const stack = new Stack(app, `${plan.prefix}-shared`, {
    ...placeOfCredentials(),
    description: `What both colours of ${plan.prefix} use`,
    terminationProtection: plan.inputs.deletion_protection,
  });
  tagged(stack, { environment: plan.prefix, hostname: plan.inputs.hostname });
  const given = plan.inputs.network;
  const place = given ? givenNetwork(given) : new Network(stack, 'Network', { plan });
  const cluster = new Cluster(stack, 'Cluster', { plan, vpcId: place.vpcId });
  const topic = new AlarmsTopic(stack, 'AlarmsTopic', { plan, account: stack.account });
  const data = dataOf(stack, plan, { place, cluster, topicArn: topic.arn });
  outputs(stack, plan, { place, cluster, topic, data, accessLogs: accessLogsOf(stack, plan) });
  return stack;
}

interface Around {
  readonly place: Place;
  readonly cluster: Cluster;
  readonly topicArn: string;
}

/** Database and cache, made or given. */
function dataOf(stack: Stack, plan: SharedPlan, around: Around) {
  const { inputs } = plan;
  const props = {
    plan,
    place: around.place,
    tasksGroup: around.cluster.tasksGroup,
    topicArn: around.topicArn,
  };
  const database =
    inputs.database_url_secret_arn === undefined ? new Postgresql(stack, 'Postgresql', props) : undefined;
  if (database && plan.keepBackupsDays > 0)
    new Backup(stack, 'Backup', { plan, instanceArn: database.instanceArn, topicArn: around.topicArn });
  const cache = inputs.redis_url_secret_arns === undefined ? new Redis(stack, 'Redis', props) : undefined;
  const { database_security_group_id, database_port, cache_security_group_id, cache_port } = inputs;
  letTasksIn(stack, 'GivenDatabase', plan, around, database_security_group_id, database_port);
  letTasksIn(stack, 'GivenCache', plan, around, cache_security_group_id, cache_port);
  return { database, cache, givenAlarms: givenAlarms(stack, plan, around.topicArn) };
}

function letTasksIn(
  stack: Stack,
  id: string,
  { prefix }: SharedPlan,
  { cluster }: Around,
  groupId: string | undefined,
  port: number,
): void {
  if (groupId === undefined) return;
  new CfnSecurityGroupIngress(stack, id, {
    groupId,
    sourceSecurityGroupId: cluster.tasksGroup.attrGroupId,
    description: `Tasks of ${prefix}`,
    ipProtocol: 'tcp',
    fromPort: port,
    toPort: port,
  });
}

function givenAlarms(stack: Stack, { prefix, inputs }: SharedPlan, topicArn: string): readonly string[] {
  const given = inputs.database_instance;
  if (!given) return [];
  return new DatabaseAlarms(stack, 'GivenDatabaseAlarms', {
    prefix,
    instanceId: given.id,
    instanceClass: given.class,
    storageGb: given.storage_gb,
    topicArn,
  }).names;
}

function accessLogsOf(stack: Stack, plan: SharedPlan): string | undefined {
  if (!plan.accessLogs) return undefined;
  return (
    plan.inputs.access_log_bucket ??
    new AccessLogs(stack, 'AccessLogs', { plan, account: stack.account }).bucket
  );
}

interface Parts {
  readonly place: Place;
  readonly cluster: Cluster;
  readonly topic: AlarmsTopic;
  readonly data: ReturnType<typeof dataOf>;
  readonly accessLogs: string | undefined;
}

function outputs(stack: Stack, plan: SharedPlan, { place, cluster, topic, data, accessLogs }: Parts): void {
  const { inputs } = plan;
  give(stack, {
    region: [stack.region, 'The region of everything.'],
    account_id: [stack.account, 'The account of everything.'],
    cluster: [cluster.name, 'Name of the ECS cluster.'],
    alarm_names: [
      [...(data.database?.alarmNames ?? data.givenAlarms), ...(data.cache?.alarmNames ?? [])],
      'Alarms of database and cache.',
    ],
    size: [inputs.size, 'Passed on, so that both stacks are of one size.'],
    vpc_id: [place.vpcId, 'The VPC of everything.'],
    public_subnet_ids: [place.publicSubnetIds, 'For the load balancers.'],
    task_subnet_ids: [place.taskSubnetIds, 'For the tasks.'],
    assign_public_ip: [place.assignPublicIp, 'Whether tasks need a public address to reach the internet.'],
    task_security_group_id: [cluster.tasksGroup.attrGroupId, 'Lets a task into database and cache.'],
    secrets: [
      secretsOf(stack, plan, data),
      'Variable in the container, and the secret that holds its value.',
    ],
    migrate_secrets: [data.database?.migrateSecrets ?? {}, 'The same for the migrate task alone.'],
    permissions_boundary_arn: [inputs.permissions_boundary_arn, 'The most that roles can be given.'],
    alarm_topic_arn: [topic.arn, 'What every alarm notifies.'],
    test_alarm_name: [topic.testAlarmName, 'The alarm that test-alarms.sh sets off.'],
    container_insights: [plan.insights, 'Whether ECS counts running and desired tasks.'],
    worker_capacity: [inputs.worker_spot ? 'FARGATE_SPOT' : 'FARGATE', 'Capacity provider of the workers.'],
    access_log_bucket: [accessLogs, 'Where the load balancers write their access logs.'],
    log_kms_key_arn: [inputs.log_kms_key_arn, "Key of the colours' log groups."],
    secret_kms_key_arns: [
      inputs.secret_kms_key_arn === undefined ? [] : [inputs.secret_kms_key_arn],
      'Keys that tasks need to read the secrets.',
    ],
    nat_addresses: [place.natAddresses, 'Addresses that others see tasks come from.'],
  });
}

function secretsOf(
  stack: Stack,
  { prefix, inputs }: SharedPlan,
  { database, cache }: ReturnType<typeof dataOf>,
) {
  const generated = `arn:${Aws.PARTITION}:secretsmanager:${stack.region}:${stack.account}:secret:${prefix}/secret-key`;
  const replica = database?.replicaUrlSecretArn;
  return {
    DATABASE_URL: database?.urlSecretArn ?? inputs.database_url_secret_arn,
    ...(replica === undefined ? {} : { DATABASE_REPLICA_URL: replica }),
    CACHE_URL: cache?.cacheUrlSecretArn ?? inputs.redis_url_secret_arns?.cache,
    BROKER_URL: cache?.brokerUrlSecretArn ?? inputs.redis_url_secret_arns?.broker,
    // Secrets Manager takes an ARN without its six random characters, which nobody knows without a lookup.
    SECRET_KEY: inputs.secret_key_arn ?? generated,
  };
}
