import { CfnFlowLog } from 'aws-cdk-lib/aws-ec2';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { logGroup } from '../log-group.ts';
import { cut } from '../names.ts';
import { boundedBy, inlinePolicy, policy, takenBy } from '../policy.ts';
import type { SharedPlan } from './plan-of-shared.ts';

/** What the VPC refuses, or all of its traffic, into a group of its own. */
export function flowLog(scope: Construct, { prefix, inputs, flowLogs }: SharedPlan, vpcId: string): void {
  if (flowLogs === 'none') return;
  const group = logGroup(scope, 'FlowLogGroup', {
    name: `/flipgate/${prefix}/vpc-flow`,
    days: inputs.log_retention_days,
    keyArn: inputs.log_kms_key_arn,
  });
  const role = new CfnRole(scope, 'FlowRole', {
    roleName: `${cut(prefix, 55, 48)}-vpc-flow`,
    description: `Lets the VPC of ${prefix} write its flow log`,
    assumeRolePolicyDocument: takenBy('vpc-flow-logs.amazonaws.com'),
    ...boundedBy(inputs.permissions_boundary_arn),
  });
  // Its own group and no other; the group exists, so that it need not be able to make one.
  const writes = inlinePolicy(
    role,
    'write-flow-log',
    policy({
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
      Resource: group.attrArn,
    }),
  );
  const log = new CfnFlowLog(scope, 'FlowLog', {
    resourceId: vpcId,
    resourceType: 'VPC',
    trafficType: flowLogs.toUpperCase(),
    // By its name: an address of CloudFormation's ends in `:*`, which the flow log cannot write to.
    logGroupName: group.ref,
    deliverLogsPermissionArn: role.attrArn,
    maxAggregationInterval: 600,
    tags: [{ key: 'Name', value: prefix }],
  });
  // A role that cannot write yet makes a log that never starts.
  log.addResourceDependency(writes);
}
