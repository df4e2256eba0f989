import { Aws } from 'aws-cdk-lib';
import { CfnBackupPlan, CfnBackupSelection, CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { managed } from '../explained.ts';
import { keptAs } from '../keeping.ts';
import { cut } from '../names.ts';
import { boundedBy, takenBy } from '../policy.ts';
import type { SharedPlan } from './plan-of-shared.ts';

interface BackupProps {
  readonly plan: SharedPlan;
  readonly instanceArn: string;
  readonly topicArn: string;
}

/** A vault, and a daily backup of the database into it, which outlives the instance. */
export class Backup extends Construct {
  constructor(scope: Construct, id: string, { plan, instanceArn, topicArn }: BackupProps) {
    super(scope, id);
    const { prefix, inputs, keepBackupsDays } = plan;
    const name = cut(prefix, 50, 43);
    const vault = new CfnBackupVault(this, 'Vault', { backupVaultName: name });
    keptAs(inputs.deletion_protection ? 'retain' : 'delete', vault);
    const rules = new CfnBackupPlan(this, 'Plan', {
      backupPlan: {
        backupPlanName: name,
        backupPlanRule: [
          {
            ruleName: 'regular',
            targetBackupVault: vault.ref,
            scheduleExpression: 'cron(0 6 * * ? *)',
            startWindowMinutes: 60,
            completionWindowMinutes: 480,
            // AWS Backup would take the instance's own backups over, and with them its retention and its window. The way
            // back to any second is the instance's.
            enableContinuousBackup: false,
            // No cold storage: RDS's snapshots cannot go there.
            lifecycle: { deleteAfterDays: keepBackupsDays },
          },
        ],
      },
    });
    new CfnBackupSelection(this, 'Selection', {
      backupPlanId: rules.attrBackupPlanId,
      backupSelection: {
        selectionName: name,
        iamRoleArn: this.#role(plan).attrArn,
        resources: [instanceArn],
      },
    });
    this.#alarm(prefix, vault.ref, topicArn);
  }

  /** Backups and copies alone: who restores brings a role of theirs. */
  #role({ prefix, inputs }: SharedPlan): CfnRole {
    const role = new CfnRole(this, 'Role', {
      roleName: `${cut(prefix, 57, 50)}-backup`,
      description: `AWS Backup of ${prefix}`,
      assumeRolePolicyDocument: takenBy('backup.amazonaws.com'),
      managedPolicyArns: [
        `arn:${Aws.PARTITION}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup`,
      ],
      ...boundedBy(inputs.permissions_boundary_arn),
    });
    managed(
      role,
      'AWSBackupServiceRolePolicyForBackup',
      "AWS Backup's own policy, which AWS keeps in step with what a backup needs",
    );
    return role;
  }

  #alarm(prefix: string, vault: string, topicArn: string): void {
    new CfnAlarm(this, 'Failed', {
      alarmName: `${prefix}-backup-failed`,
      alarmDescription: `A backup of ${prefix} failed. The job says why: aws backup list-backup-jobs --by-backup-vault-name ${vault} --by-state FAILED`,
      namespace: 'AWS/Backup',
      metricName: 'NumberOfBackupJobsFailed',
      statistic: 'Sum',
      period: 3600,
      dimensions: [{ name: 'BackupVaultName', value: vault }],
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
      evaluationPeriods: 1,
      // Between two backups there is nothing to count.
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
    });
  }
}
