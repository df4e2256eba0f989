import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { logicalName } from '../names.ts';
import { estimatedConnections } from './database-limits.ts';

interface DatabaseAlarmsProps {
  /** `<name>-<environment>` */
  readonly prefix: string;
  readonly instanceId: string;
  readonly instanceClass: string;
  readonly storageGb: number;
  readonly replicaId?: string;
  readonly topicArn: string;
}

const PERCENT = { cpu: 90, connections: 80, storage: 5 };
const LAG_SECONDS = 60;

interface Alarm {
  readonly says: string;
  readonly instance: string;
  readonly metric: string;
  readonly comparison: 'GreaterThanThreshold' | 'LessThanThreshold';
  readonly threshold: number;
  readonly minutes: number;
}

/** CPU, connections, storage, and a replica's lag. */
export class DatabaseAlarms extends Construct {
  readonly names: readonly string[];

  constructor(scope: Construct, id: string, props: DatabaseAlarmsProps) {
    super(scope, id);
    const alarms = Object.entries(alarmsOf(props));
    for (const [kind, alarm] of alarms)
      new CfnAlarm(this, logicalName(kind), {
        alarmName: `${props.prefix}-database-${kind}`,
        alarmDescription: alarm.says,
        namespace: 'AWS/RDS',
        metricName: alarm.metric,
        statistic: 'Average',
        period: 60,
        dimensions: [{ name: 'DBInstanceIdentifier', value: alarm.instance }],
        comparisonOperator: alarm.comparison,
        threshold: alarm.threshold,
        evaluationPeriods: alarm.minutes,
        // A failover leaves a gap of a minute or two, and a new alarm has no data at all: neither is an alarm.
        treatMissingData: 'notBreaching',
        alarmActions: [props.topicArn],
        okActions: [props.topicArn],
      });
    this.names = alarms.map(([kind]) => `${props.prefix}-database-${kind}`);
  }
}

function alarmsOf(props: DatabaseAlarmsProps): Readonly<Record<string, Alarm>> {
  const { prefix, instanceId: instance, instanceClass, storageGb, replicaId } = props;
  const most = estimatedConnections(instanceClass);
  const above = 'GreaterThanThreshold' as const;
  return {
    cpu: {
      says: `The database of ${prefix} is busy: above ${PERCENT.cpu} % CPU for 5 minutes. See which statements load it in Database Insights; a larger class or a read replica helps until they are better.`,
      instance,
      metric: 'CPUUtilization',
      comparison: above,
      threshold: PERCENT.cpu,
      minutes: 5,
    },
    connections: {
      says: `The database of ${prefix} is running out of connections: more than ${PERCENT.connections} % of about ${most} for 3 minutes. Fewer threads per task, a shorter CONN_MAX_AGE, or a larger class.`,
      instance,
      metric: 'DatabaseConnections',
      comparison: above,
      minutes: 3,
      threshold: Math.floor((most * PERCENT.connections) / 100),
    },
    storage: {
      // RDS begins to grow at a tenth free: less than half of that means that it cannot, or may not, any more.
      says: `The database of ${prefix} is running out of storage: less than ${PERCENT.storage} % of its first ${storageGb} GB free for 15 minutes. It has reached max_storage_gb, or grew less than six hours ago: raise max_storage_gb.`,
      instance,
      metric: 'FreeStorageSpace',
      comparison: 'LessThanThreshold',
      minutes: 15,
      threshold: Math.floor((storageGb * 2 ** 30 * PERCENT.storage) / 100),
    },
    ...(replicaId === undefined ? {} : { 'replica-lag': lagOf(prefix, replicaId) }),
  };
}

function lagOf(prefix: string, instance: string): Alarm {
  return {
    says: `The read replica of ${prefix} is more than ${LAG_SECONDS} s behind for 5 minutes: readers see old data. Look for a long query on it, or give it the primary's class.`,
    instance,
    metric: 'ReplicaLag',
    comparison: 'GreaterThanThreshold',
    threshold: LAG_SECONDS,
    minutes: 5,
  };
}
