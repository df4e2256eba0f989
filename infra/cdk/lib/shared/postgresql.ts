import type { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnDBInstance, type CfnDBInstanceProps, CfnDBSubnetGroup } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { explained, SIZED } from '../explained.ts';
import { keptAs } from '../keeping.ts';
import { type GeneratedSecret, urlSecret } from '../secret.ts';
import { DatabaseAlarms } from './database-alarms.ts';
import { databaseKey } from './database-key.ts';
import { DatabasePasswords, type Login, USER } from './database-passwords.ts';
import { databaseLogs, databaseSettings, PORT } from './database-settings.ts';
import type { Place } from './network.ts';
import { type SharedPlan, secretOf } from './plan-of-shared.ts';
import { readReplica } from './read-replica.ts';

interface PostgresqlProps {
  readonly plan: SharedPlan;
  readonly place: Place;
  readonly tasksGroup: CfnSecurityGroup;
  readonly topicArn: string;
}

/** The database, its standby and read replica, with their passwords, parameters, logs and alarms. */
export class Postgresql extends Construct {
  readonly instanceArn: string;
  readonly urlSecretArn: string;
  readonly replicaUrlSecretArn: string | undefined;
  /** Variable in the migrate container → secret. */
  readonly migrateSecrets: Readonly<Record<string, string>>;
  readonly alarmNames: readonly string[];

  readonly #plan: SharedPlan;

  constructor(scope: Construct, id: string, { plan, place, tasksGroup, topicArn }: PostgresqlProps) {
    super(scope, id);
    this.#plan = plan;
    const { prefix, instanceClass, storageGb } = plan;
    const passwords = new DatabasePasswords(this, 'Passwords', { plan });
    const settings = databaseSettings(this, plan, { vpcId: place.vpcId, tasksGroup });
    const instance = this.#primary(settings, place, passwords.master);
    const replica = readReplica(this, plan, settings, instance);
    this.instanceArn = instance.attrDbInstanceArn;
    this.migrateSecrets = passwords.migrateSecrets;
    this.urlSecretArn = this.#url('database-url', 'DATABASE_URL', passwords.login, instance);
    this.replicaUrlSecretArn =
      replica && this.#url('database-replica-url', 'DATABASE_REPLICA_URL', passwords.login, replica);
    this.alarmNames = new DatabaseAlarms(this, 'Alarms', {
      prefix,
      instanceId: instance.ref,
      instanceClass,
      storageGb,
      topicArn,
      ...(replica ? { replicaId: replica.ref } : {}),
    }).names;
  }

  #primary(settings: CfnDBInstanceProps, place: Place, password: GeneratedSecret): CfnDBInstance {
    const { prefix, inputs, instanceClass, multiAz, storageGb, backupDays } = this.#plan;
    const subnets = new CfnDBSubnetGroup(this, 'Subnets', {
      dbSubnetGroupName: prefix,
      dbSubnetGroupDescription: `Subnets of ${prefix}`,
      subnetIds: [...place.dataSubnetIds],
    });
    const instance = new CfnDBInstance(this, 'Instance', {
      ...settings,
      dbInstanceIdentifier: prefix,
      engine: 'postgres',
      dbInstanceClass: instanceClass,
      multiAz,
      // The major alone: the minor is RDS's, and an upgrade of it no drift.
      engineVersion: String(inputs.postgresql_major_version),
      allowMajorVersionUpgrade: false,
      // A version past its standard support costs extra by the hour; RDS then upgrades instead of charging.
      engineLifecycleSupport: 'open-source-rds-extended-support-disabled',
      allocatedStorage: String(storageGb),
      ...keyed(databaseKey(this, this.#plan), settings),
      dbName: USER,
      masterUsername: USER,
      // Not RDS's managed password: that one rotates under running tasks, whose URL would go stale.
      masterUserPassword: password.value,
      dbSubnetGroupName: subnets.ref,
      backupRetentionPeriod: backupDays,
      preferredBackupWindow: '02:00-03:00',
      deleteAutomatedBackups: false,
    });
    keptAs(inputs.deletion_protection ? 'snapshot' : 'delete', instance);
    for (const log of databaseLogs(this, 'Log', this.#plan, prefix)) instance.addResourceDependency(log);
    explained(instance, 'RDS11', 'Only tasks reach it; a port that nobody knows hides nothing from them');
    if (!multiAz) explained(instance, 'RDS3', SIZED);
    return instance;
  }

  #url(name: string, variable: string, { user, password }: Login, instance: CfnDBInstance): string {
    const { prefix, inputs } = this.#plan;
    return urlSecret(this, variable, {
      ...secretOf(this.#plan, name, `${variable} of ${prefix}`),
      url: `postgresql://${user}:${password.value}@${instance.attrEndpointAddress}:${PORT}/${USER}?${inputs.database_url_query}`,
    });
  }
}

function keyed(keyId: string | undefined, { enablePerformanceInsights }: CfnDBInstanceProps) {
  if (keyId === undefined) return {};
  return { kmsKeyId: keyId, ...(enablePerformanceInsights ? { performanceInsightsKmsKeyId: keyId } : {}) };
}
