import type { SharedInputs } from '../inputs/shared-inputs.ts';

/** What one word settles; each has an input of its own that wins over it. */
const SIZES: Readonly<Record<SharedInputs['size'], Omit<SharedPlan, 'inputs' | 'prefix'>>> = {
  development: {
    nat: 'single' as const,
    flowLogs: 'none' as const,
    accessLogs: false,
    insights: 'disabled' as const,
    instanceClass: 'db.t4g.micro',
    multiAz: false,
    storageGb: 20,
    backupDays: 7,
    keepBackupsDays: 0,
    monitoringInterval: 0,
    performanceInsights: false,
    nodeType: 'cache.t4g.micro',
    nodes: 1,
    snapshotDays: 0,
  },
  production: {
    nat: 'per-zone' as const,
    flowLogs: 'reject' as const,
    accessLogs: true,
    insights: 'enabled' as const,
    instanceClass: 'db.t4g.small',
    multiAz: true,
    storageGb: 50,
    backupDays: 14,
    keepBackupsDays: 35,
    monitoringInterval: 60,
    performanceInsights: true,
    nodeType: 'cache.t4g.small',
    nodes: 2,
    snapshotDays: 7,
  },
};

/** What shared's inputs come to, with the size's own where nothing is given. */
export interface SharedPlan {
  readonly inputs: SharedInputs;
  /** `<name>-<environment>` */
  readonly prefix: string;
  readonly nat: 'none' | 'single' | 'per-zone';
  readonly flowLogs: 'none' | 'reject' | 'all';
  readonly accessLogs: boolean;
  readonly insights: 'enabled' | 'enhanced' | 'disabled';
  readonly instanceClass: string;
  readonly multiAz: boolean;
  readonly storageGb: number;
  readonly backupDays: number;
  readonly keepBackupsDays: number;
  readonly monitoringInterval: number;
  readonly performanceInsights: boolean;
  readonly nodeType: string;
  readonly nodes: number;
  readonly snapshotDays: number;
}

export function planOfShared(inputs: SharedInputs): SharedPlan {
  const size = SIZES[inputs.size];
  return {
    ...size,
    inputs,
    prefix: `${inputs.name}-${inputs.environment}`,
    nat: inputs.nat ?? size.nat,
    flowLogs: inputs.flow_logs ?? size.flowLogs,
    accessLogs: inputs.access_logs ?? size.accessLogs,
    insights: inputs.container_insights ?? size.insights,
    instanceClass: inputs.database_instance_class ?? size.instanceClass,
    multiAz: inputs.database_multi_az ?? size.multiAz,
    storageGb: inputs.database_storage_gb ?? size.storageGb,
    backupDays: inputs.database_backup_days ?? size.backupDays,
    keepBackupsDays: inputs.keep_backups_days ?? size.keepBackupsDays,
    nodeType: inputs.cache_node_type ?? size.nodeType,
    nodes: inputs.cache_nodes ?? size.nodes,
    snapshotDays: inputs.cache_snapshot_days ?? size.snapshotDays,
  };
}

/** What every secret of shared has in common: its name in the environment, its key, and whether it outlives the stack. */
export function secretOf({ prefix, inputs }: SharedPlan, name: string, description: string) {
  return {
    name: `${prefix}/${name}`,
    description,
    protected: inputs.deletion_protection,
    keyArn: inputs.secret_kms_key_arn,
  };
}
