import type { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnCluster, CfnClusterCapacityProviderAssociations } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { explained, SIZED } from '../explained.ts';
import { logGroup } from '../log-group.ts';
import { securityGroup } from '../security-group.ts';
import type { SharedPlan } from './plan-of-shared.ts';

interface ClusterProps {
  readonly plan: SharedPlan;
  readonly vpcId: string;
}

/** The ECS cluster, the log of shells, and the group that every task carries. */
export class Cluster extends Construct {
  readonly name: string;
  /** Who carries it may talk to database and cache. It admits nobody: the door of the web tasks belongs to each colour. */
  readonly tasksGroup: CfnSecurityGroup;

  constructor(scope: Construct, id: string, { plan, vpcId }: ClusterProps) {
    super(scope, id);
    const { prefix, inputs, insights } = plan;
    const shells = logGroup(this, 'ShellLog', {
      name: `/flipgate/${prefix}/execute-command`,
      days: inputs.log_retention_days,
      keyArn: inputs.log_kms_key_arn,
    });
    const cluster = new CfnCluster(this, 'Cluster', {
      clusterName: prefix,
      clusterSettings: [{ name: 'containerInsights', value: insights }],
      configuration: {
        executeCommandConfiguration: {
          logging: 'OVERRIDE',
          logConfiguration: {
            cloudWatchLogGroupName: shells.ref,
            cloudWatchEncryptionEnabled: inputs.log_kms_key_arn !== undefined,
          },
        },
      },
    });
    if (insights === 'disabled') explained(cluster, 'ECS4', SIZED);
    // A service, or a task, still names the provider that it wants; offering Spot puts nothing on it.
    new CfnClusterCapacityProviderAssociations(this, 'Capacity', {
      cluster: cluster.ref,
      capacityProviders: ['FARGATE', ...(inputs.worker_spot ? ['FARGATE_SPOT'] : [])],
      // Whoever names nothing gets capacity that is not taken away.
      defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
    });
    this.name = cluster.ref;
    this.tasksGroup = securityGroup(this, 'TasksGroup', {
      name: `${prefix}-tasks`,
      description: `Tasks of ${prefix}`,
      vpcId,
      egress: [{ description: 'To AWS and the internet', ipProtocol: '-1', cidrIp: '0.0.0.0/0' }],
    });
  }
}
