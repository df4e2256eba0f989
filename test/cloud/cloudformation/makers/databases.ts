import { setTimeout as sleep } from 'node:timers/promises';
import { elements } from '../../xml.ts';
import type { Calls } from './calls.ts';
import { type Maker, made, type Properties } from './maker.ts';

const POLL_MS = 200;

/** Members that CloudFormation calls otherwise than RDS. */
function asked({ VPCSecurityGroups, EnableCloudwatchLogsExports, ...rest }: Properties): Properties {
  return { ...rest, VpcSecurityGroupIds: VPCSecurityGroups, EnableCloudwatchLogsExports };
}

/** RDS's instances. Made by its calls, and not by the emulator's CloudFormation, so that whoever stands before it hears of them. */
export function databaseMakers({ query }: Calls): Readonly<Record<string, Maker>> {
  const ask = (operation: string, input: Properties) => query('rds', operation, input);
  const shown = (DBInstanceIdentifier: string) => ask('DescribeDBInstances', { DBInstanceIdentifier });
  const told = (xml: string) => {
    const [id, arn, resource] = ['DBInstanceIdentifier', 'DBInstanceArn', 'DbiResourceId'].map(
      (name) => elements(xml, name)[0],
    );
    const endpoint = elements(xml, 'Endpoint')[0] ?? '';
    return made(id, id, {
      DBInstanceArn: arn,
      DbiResourceId: resource,
      'Endpoint.Address': elements(endpoint, 'Address')[0],
      'Endpoint.Port': elements(endpoint, 'Port')[0],
    });
  };
  const available = async (id: string) => {
    for (;;) {
      const xml = await shown(id);
      if (elements(xml, 'DBInstanceStatus')[0] === 'available') return xml;
      await sleep(POLL_MS);
    }
  };
  const instance: Maker = {
    make: async ({ name, properties }) => {
      const DBInstanceIdentifier = properties['DBInstanceIdentifier'] ?? name.toLowerCase().slice(0, 63);
      const operation =
        properties['SourceDBInstanceIdentifier'] === undefined
          ? 'CreateDBInstance'
          : 'CreateDBInstanceReadReplica';
      await ask(operation, { ...asked(properties), DBInstanceIdentifier });
      return told(await available(String(DBInstanceIdentifier)));
    },
    change: async ({ physicalId }, { properties }, before) => {
      await ask('ModifyDBInstance', { DBInstanceIdentifier: physicalId, ...modified(properties, before) });
      return told(await available(physicalId));
    },
    remove: async ({ physicalId: DBInstanceIdentifier }, properties, kept) => {
      const isReplica = properties['SourceDBInstanceIdentifier'] !== undefined;
      const snapshot = kept === 'Snapshot' && !isReplica;
      await ask('DeleteDBInstance', {
        ...{ DBInstanceIdentifier, SkipFinalSnapshot: !snapshot },
        ...(snapshot ? { FinalDBSnapshotIdentifier: snapshotOf(DBInstanceIdentifier) } : {}),
        DeleteAutomatedBackups: properties['DeleteAutomatedBackups'],
      });
    },
    read: async ({ physicalId }, ordered) => {
      const xml = await shown(physicalId).catch((error: unknown) => {
        if (error instanceof Error && /NotFound/.test(error.name)) return undefined;
        throw error;
      });
      return xml === undefined ? undefined : readInstance(xml, ordered);
    },
  };
  return { 'AWS::RDS::DBInstance': instance };
}

export function snapshotOf(id: string): string {
  return `${id}-snapshot-${Date.now().toString(36)}`;
}

/** What differs, as a modification says it. */
function modified(properties: Properties, before: Properties): Properties {
  const changed = Object.fromEntries(
    Object.entries(asked(properties)).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(asked(before)[name]),
    ),
  );
  const { EnableCloudwatchLogsExports: logs, Port, ...rest } = changed;
  const [was, is] = [before, properties].map((one) => (one['EnableCloudwatchLogsExports'] ?? []) as string[]);
  return {
    ...rest,
    DBPortNumber: Port,
    ApplyImmediately: properties['ApplyImmediately'] ?? true,
    ...(logs === undefined
      ? {}
      : {
          CloudwatchLogsExportConfiguration: {
            EnableLogTypes: is?.filter((log) => !was?.includes(log)),
            DisableLogTypes: was?.filter((log) => !is?.includes(log)),
          },
        }),
  };
}

/** Properties that RDS shows under another name. */
const SHOWN_AS: Readonly<Record<string, string>> = {
  EnableIAMDatabaseAuthentication: 'IAMDatabaseAuthenticationEnabled',
  EnablePerformanceInsights: 'PerformanceInsightsEnabled',
};

/** Scalars that can be compared. */
const SCALARS = [
  ...['AllocatedStorage', 'AutoMinorVersionUpgrade', 'BackupRetentionPeriod', 'CACertificateIdentifier'],
  ...['CopyTagsToSnapshot', 'DBInstanceClass', 'DatabaseInsightsMode', 'DeletionProtection'],
  ...['EnableIAMDatabaseAuthentication', 'EnablePerformanceInsights', 'EngineLifecycleSupport'],
  ...['MaxAllocatedStorage', 'MonitoringInterval', 'MultiAZ', 'PerformanceInsightsRetentionPeriod'],
  ...[
    'PreferredBackupWindow',
    'PreferredMaintenanceWindow',
    'PubliclyAccessible',
    'StorageEncrypted',
    'StorageType',
  ],
];

function readInstance(xml: string, ordered: Properties): Properties {
  const scalars = SCALARS.filter((name) => name in ordered).map((name) => [
    name,
    elements(xml, SHOWN_AS[name] ?? name)[0],
  ]);
  const version = String(ordered['EngineVersion']);
  const [running = ''] = elements(xml, 'EngineVersion');
  const logs = elements(elements(xml, 'EnabledCloudwatchLogsExports')[0] ?? '', 'member');
  return {
    ...Object.fromEntries(scalars),
    EngineVersion: running.startsWith(`${version}.`) ? version : running,
    VPCSecurityGroups: elements(xml, 'VpcSecurityGroupId'),
    EnableCloudwatchLogsExports: logs,
    DBParameterGroupName: elements(xml, 'DBParameterGroupName')[0],
  };
}
