import { CfnDBInstance, type CfnDBInstanceProps } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { explained } from '../explained.ts';
import { keptAs } from '../keeping.ts';
import { cut } from '../names.ts';
import { databaseLogs } from './database-settings.ts';
import type { SharedPlan } from './plan-of-shared.ts';

/** Asynchronous: what was just written may not be there yet. Same logins and passwords, since they are data too. */
export function readReplica(
  scope: Construct,
  plan: SharedPlan,
  settings: CfnDBInstanceProps,
  primary: CfnDBInstance,
): CfnDBInstance | undefined {
  const wanted = plan.inputs.database_read_replica;
  if (!wanted) return undefined;
  // RDS takes 63 characters.
  const name = `${cut(plan.prefix, 55, 48)}-replica`;
  // As encrypted as the primary; CloudFormation takes no word on it.
  const { storageEncrypted: _, ...own } = settings;
  const replica = new CfnDBInstance(scope, 'Replica', {
    ...own,
    dbInstanceIdentifier: name,
    sourceDbInstanceIdentifier: primary.ref,
    multiAz: false,
    dbInstanceClass: wanted.instance_class ?? plan.instanceClass,
    ...(wanted.availability_zone === undefined ? {} : { availabilityZone: wanted.availability_zone }),
  });
  // It holds nothing that the primary has not: no last snapshot of its own, and RDS makes no backups of it.
  keptAs('delete', replica);
  for (const log of databaseLogs(scope, 'ReplicaLog', plan, name)) replica.addResourceDependency(log);
  explained(replica, 'RDS11', 'As the primary');
  explained(replica, 'RDS2', 'As encrypted as the primary; CloudFormation takes no word on it');
  explained(replica, 'RDS3', 'Reads go on at the primary when this one is gone');
  explained(replica, 'RDS13', 'It holds nothing that the primary has not, and that one is backed up');
  return replica;
}
