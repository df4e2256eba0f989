import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { logicalName } from '../names.ts';

interface CacheAlarmsProps {
  /** `<name>-<environment>` */
  readonly prefix: string;
  readonly groupId: string;
  readonly nodes: number;
  readonly topicArn: string;
}

const MEMORY_PERCENT = 90;
const EVICTIONS = 1000;

/** Memory and evictions, over all nodes: any of them may be the primary after a failover. */
export class CacheAlarms extends Construct {
  readonly names: readonly string[];

  constructor(scope: Construct, id: string, { prefix, groupId, nodes, topicArn }: CacheAlarmsProps) {
    super(scope, id);
    const kinds = Object.entries(alarmsOf(prefix));
    for (const [kind, { says, metric, statistic, ofNodes, threshold, period, periods }] of kinds) {
      const ids = Array.from({ length: nodes }, (_, index) => `node${index + 1}`);
      new CfnAlarm(this, logicalName(kind), {
        alarmName: `${prefix}-cache-${kind}`,
        alarmDescription: says,
        comparisonOperator: 'GreaterThanThreshold',
        threshold,
        evaluationPeriods: periods,
        // A cache that is being made, or replaced, reports nothing.
        treatMissingData: 'notBreaching',
        alarmActions: [topicArn],
        okActions: [topicArn],
        metrics: [
          {
            id: 'all',
            label: `${metric} of all nodes`,
            returnData: true,
            expression: `${ofNodes}([${ids.join(', ')}])`,
          },
          ...ids.map((node, index) => ({
            id: node,
            returnData: false,
            metricStat: {
              metric: {
                namespace: 'AWS/ElastiCache',
                metricName: metric,
                dimensions: [{ name: 'CacheClusterId', value: nodeId(groupId, index) }],
              },
              stat: statistic,
              period,
            },
          })),
        ],
      });
    }
    this.names = kinds.map(([kind]) => `${prefix}-cache-${kind}`);
  }
}

/** ElastiCache numbers the nodes. */
function nodeId(groupId: string, index: number): string {
  return `${groupId}-${String(index + 1).padStart(3, '0')}`;
}

function alarmsOf(prefix: string) {
  return {
    memory: {
      says: `The cache of ${prefix} is nearly full: above ${MEMORY_PERCENT} % for 5 minutes. Queued tasks are never evicted, so once nothing that expires is left, writes fail. Drain the queue, shorten the cache's timeouts, or take a larger node_type.`,
      metric: 'DatabaseMemoryUsagePercentage',
      statistic: 'Maximum',
      ofNodes: 'MAX',
      threshold: MEMORY_PERCENT,
      period: 60,
      periods: 5,
    },
    evictions: {
      says: `The cache of ${prefix} throws out entries before their time: more than ${EVICTIONS} in 5 minutes, for 15 minutes. Shorten the cache's timeouts, or take a larger node_type.`,
      metric: 'Evictions',
      statistic: 'Sum',
      ofNodes: 'SUM',
      threshold: EVICTIONS,
      period: 300,
      periods: 3,
    },
  };
}
