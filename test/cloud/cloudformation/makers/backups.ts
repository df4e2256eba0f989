import type { Calls } from './calls.ts';
import { type Maker, made } from './maker.ts';

// biome-ignore lint/suspicious/noExplicitAny: properties are CloudFormation's.
type Properties = any;

/** What of AWS Backup the emulator's CloudFormation has no maker for. */
export function backupMakers({ rest }: Calls): Readonly<Record<string, Maker>> {
  return {
    'AWS::Backup::BackupSelection': {
      make: async ({ properties: { BackupPlanId, BackupSelection } }: Properties) => {
        const path = `/backup/plans/${BackupPlanId}/selections/`;
        const { SelectionId } = await rest('backup', 'PUT', path, { BackupSelection });
        const id = `${SelectionId}_${BackupPlanId}`;
        return made(id, id, { SelectionId, BackupPlanId });
      },
      change: async (one) => one,
      remove: async ({ attributes }) => {
        const { BackupPlanId, SelectionId } = attributes;
        await rest('backup', 'DELETE', `/backup/plans/${BackupPlanId}/selections/${SelectionId}`);
      },
    },
  };
}
