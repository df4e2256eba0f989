import { Aws } from 'aws-cdk-lib';
import { type CfnSecurityGroup, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { type CfnDBInstanceProps, CfnDBParameterGroup } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { managed } from '../explained.ts';
import { logGroup } from '../log-group.ts';
import { cut, logicalName } from '../names.ts';
import { boundedBy, takenBy } from '../policy.ts';
import { securityGroup } from '../security-group.ts';
import { PARAMETERS } from './database-parameters.ts';
import type { SharedPlan } from './plan-of-shared.ts';

export const PORT = 5432;
const LOGS = ['postgresql', 'upgrade'];

interface Surroundings {
  readonly vpcId: string;
  readonly tasksGroup: CfnSecurityGroup;
}

/** What primary and replica have in common. */
export function databaseSettings(
  scope: Construct,
  plan: SharedPlan,
  around: Surroundings,
): CfnDBInstanceProps {
  const { inputs, storageGb, monitoringInterval, performanceInsights } = plan;
  return {
    storageType: 'gp3',
    maxAllocatedStorage: 5 * storageGb,
    storageEncrypted: true,
    port: String(PORT),
    vpcSecurityGroups: [door(scope, plan, around).attrGroupId],
    publiclyAccessible: false,
    caCertificateIdentifier: 'rds-ca-rsa2048-g1',
    autoMinorVersionUpgrade: true,
    preferredMaintenanceWindow: 'sun:03:30-sun:04:30',
    copyTagsToSnapshot: true,
    // CloudFormation would, and most of what waits for the window restarts the database.
    applyImmediately: false,
    enableIamDatabaseAuthentication: false,
    deletionProtection: inputs.deletion_protection,
    dbParameterGroupName: parameterGroup(scope, plan).ref,
    enablePerformanceInsights: performanceInsights,
    databaseInsightsMode: 'standard',
    ...(performanceInsights ? { performanceInsightsRetentionPeriod: 7 } : {}),
    monitoringInterval,
    ...(monitoringInterval > 0 ? { monitoringRoleArn: monitoringRole(scope, plan).attrArn } : {}),
    enableCloudwatchLogsExports: LOGS,
  };
}

/** RDS makes a missing log group itself, without an end to what it keeps: an instance waits for these. */
export function databaseLogs(scope: Construct, id: string, { inputs }: SharedPlan, instance: string) {
  return LOGS.map((log) =>
    logGroup(scope, `${id}${logicalName(log)}`, {
      name: `/aws/rds/instance/${instance}/${log}`,
      days: inputs.log_retention_days,
      keyArn: inputs.log_kms_key_arn,
    }),
  );
}

/** No rule for what goes out: a database starts no conversation. */
function door(
  scope: Construct,
  { prefix }: SharedPlan,
  { vpcId, tasksGroup }: Surroundings,
): CfnSecurityGroup {
  const group = securityGroup(scope, 'Group', {
    name: `${prefix}-database`,
    description: `Database of ${prefix}`,
    vpcId,
  });
  new CfnSecurityGroupIngress(scope, 'FromTasks', {
    groupId: group.attrGroupId,
    sourceSecurityGroupId: tasksGroup.attrGroupId,
    description: 'PostgreSQL from tasks',
    ipProtocol: 'tcp',
    fromPort: PORT,
    toPort: PORT,
  });
  return group;
}

function parameterGroup(scope: Construct, { prefix, inputs }: SharedPlan): CfnDBParameterGroup {
  const family = `postgres${inputs.postgresql_major_version}`;
  return new CfnDBParameterGroup(scope, `Parameters${inputs.postgresql_major_version}`, {
    dbParameterGroupName: `${prefix}-${family}`,
    description: `Parameters of ${prefix}`,
    family,
    parameters: PARAMETERS,
  });
}

function monitoringRole(scope: Construct, { prefix, inputs }: SharedPlan): CfnRole {
  const role = new CfnRole(scope, 'MonitoringRole', {
    roleName: `${cut(prefix, 52, 45)}-rds-monitor`,
    description: `Enhanced monitoring of ${prefix}`,
    assumeRolePolicyDocument: takenBy('monitoring.rds.amazonaws.com'),
    managedPolicyArns: [`arn:${Aws.PARTITION}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole`],
    ...boundedBy(inputs.permissions_boundary_arn),
  });
  managed(
    role,
    'AmazonRDSEnhancedMonitoringRole',
    "RDS's own policy for this role, which AWS keeps in step with what RDS writes",
  );
  return role;
}
