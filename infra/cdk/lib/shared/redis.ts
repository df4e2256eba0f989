import { type CfnSecurityGroup, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { CfnParameterGroup, CfnReplicationGroup, CfnSubnetGroup } from 'aws-cdk-lib/aws-elasticache';
import { Construct } from 'constructs';
import { explained, SIZED } from '../explained.ts';
import { keptAs } from '../keeping.ts';
import { logGroup } from '../log-group.ts';
import { cut, logicalName } from '../names.ts';
import { GeneratedSecret, urlSecret } from '../secret.ts';
import { securityGroup } from '../security-group.ts';
import { CacheAlarms } from './cache-alarms.ts';
import type { Place } from './network.ts';
import { type SharedPlan, secretOf } from './plan-of-shared.ts';

interface RedisProps {
  readonly plan: SharedPlan;
  readonly place: Place;
  readonly tasksGroup: CfnSecurityGroup;
  readonly topicArn: string;
}

const PORT = 6379;
const VERSIONS = { valkey: '8.2', redis: '7.1' } as const;
const LOGS = ['slow-log', 'engine-log'] as const;

/** All that differ, or are meant to stay, from the engine's own. */
const PARAMETERS: Readonly<Record<string, string>> = {
  // One server holds the cache (keys that expire) and the queue (keys that do not): only a policy that looks at expiring keys
  // alone can never evict a queued task.
  'maxmemory-policy': 'volatile-lru',
  // Left free for the copy that snapshot and replication make: without it they swap when the memory is full.
  'reserved-memory-percent': '25',
  // Microseconds.
  'slowlog-log-slower-than': '10000',
  // ElastiCache ships entries from this list; a burst longer than it loses the oldest.
  'slowlog-max-len': '1024',
  // A worker that died without a goodbye still waits for the next task here, and would be given it. Seconds.
  'tcp-keepalive': '60',
};

/** Cache and queue: a replication group that fails over by itself, with its token, logs, URLs and alarms. */
export class Redis extends Construct {
  readonly cacheUrlSecretArn: string;
  readonly brokerUrlSecretArn: string;
  readonly alarmNames: readonly string[];

  readonly #plan: SharedPlan;

  constructor(scope: Construct, id: string, props: RedisProps) {
    super(scope, id);
    this.#plan = props.plan;
    const { prefix, inputs, nodes } = props.plan;
    const token = new GeneratedSecret(this, 'Token', {
      ...secretOf(this.#plan, 'redis-token', `AUTH token of the cache of ${prefix}`),
      version: inputs.password_versions.redis,
    });
    const name = cut(prefix, 40, 33);
    const group = this.#replicationGroup(name, props, token);
    const url = (title: string, variable: string, database: number) =>
      urlSecret(this, logicalName(title), {
        ...secretOf(this.#plan, title, `${variable} of ${prefix}`),
        // The tokens are letters and digits: nothing to escape. `required` checks the certificate's chain and host.
        url: `rediss://:${token.value}@${group.attrPrimaryEndPointAddress}:${PORT}/${database}?ssl_cert_reqs=required`,
      });
    this.cacheUrlSecretArn = url('cache-url', 'CACHE_URL', 0);
    this.brokerUrlSecretArn = url('broker-url', 'BROKER_URL', 1);
    this.alarmNames = new CacheAlarms(this, 'Alarms', {
      prefix,
      groupId: group.ref,
      nodes,
      topicArn: props.topicArn,
    }).names;
  }

  #replicationGroup(
    name: string,
    { place, tasksGroup }: RedisProps,
    token: GeneratedSecret,
  ): CfnReplicationGroup {
    const { prefix, inputs, nodeType, nodes, snapshotDays } = this.#plan;
    const version = VERSIONS[inputs.cache_engine];
    const subnets = new CfnSubnetGroup(this, 'Subnets', {
      cacheSubnetGroupName: name,
      description: `Subnets of ${prefix}`,
      subnetIds: [...place.dataSubnetIds],
    });
    const door = this.#door(name, place.vpcId, tasksGroup);
    const group = new CfnReplicationGroup(this, 'Nodes', {
      replicationGroupId: name,
      replicationGroupDescription: `Cache and queue of ${prefix}`,
      engine: inputs.cache_engine,
      engineVersion: version,
      cacheNodeType: nodeType,
      port: PORT,
      cacheParameterGroupName: this.#parameters(version).ref,
      numCacheClusters: nodes,
      automaticFailoverEnabled: nodes > 1,
      multiAzEnabled: nodes > 1,
      cacheSubnetGroupName: subnets.ref,
      securityGroupIds: [door.attrGroupId],
      atRestEncryptionEnabled: true,
      transitEncryptionEnabled: true,
      // `preferred` would let a client talk in clear, and AUTH is refused with it.
      transitEncryptionMode: 'required',
      authToken: token.value,
      snapshotRetentionLimit: snapshotDays,
      snapshotWindow: '02:00-03:00',
      preferredMaintenanceWindow: 'sun:04:00-sun:05:00',
      autoMinorVersionUpgrade: true,
      logDeliveryConfigurations: this.#logs(),
    });
    if (nodes === 1) explained(group, 'AEC4', SIZED);
    keptAs(inputs.deletion_protection ? 'snapshot' : 'delete', group);
    return group;
  }

  /** No rule lets anything out: a cache calls nobody. */
  #door(name: string, vpcId: string, tasksGroup: CfnSecurityGroup): CfnSecurityGroup {
    const { prefix } = this.#plan;
    const group = securityGroup(this, 'Group', {
      name: `${name}-cache`,
      description: `Cache of ${prefix}`,
      vpcId,
    });
    new CfnSecurityGroupIngress(this, 'FromTasks', {
      groupId: group.attrGroupId,
      sourceSecurityGroupId: tasksGroup.attrGroupId,
      description: 'Redis protocol from tasks',
      ipProtocol: 'tcp',
      fromPort: PORT,
      toPort: PORT,
    });
    return group;
  }

  #parameters(version: string): CfnParameterGroup {
    const { prefix, inputs } = this.#plan;
    // valkey8 and redis7.
    const family = `${inputs.cache_engine}${version.split('.')[0]}`;
    return new CfnParameterGroup(this, `Parameters${logicalName(family)}`, {
      cacheParameterGroupFamily: family,
      description: `Parameters of ${prefix}`,
      properties: PARAMETERS,
    });
  }

  #logs(): CfnReplicationGroup.LogDeliveryConfigurationRequestProperty[] {
    const { prefix, inputs } = this.#plan;
    return LOGS.map((log) => {
      const group = logGroup(this, logicalName(log), {
        name: `/flipgate/${prefix}/cache/${log}`,
        days: inputs.log_retention_days,
        keyArn: inputs.log_kms_key_arn,
      });
      return {
        destinationType: 'cloudwatch-logs',
        logType: log,
        logFormat: 'json',
        destinationDetails: { cloudWatchLogsDetails: { logGroup: group.ref } },
      };
    });
  }
}
