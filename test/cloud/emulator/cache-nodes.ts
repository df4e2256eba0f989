import type { Room } from '../room.ts';
import { keepingSettings } from './kept-settings.ts';

const UPGRADE = 'AutoMinorVersionUpgrade';

/** Whether a node of a replication group takes patches; ElastiCache shows it of each, the emulator of the group only. */
export function keepingCacheNodes(emulator: Room): Room {
  return keepingSettings(emulator, {
    service: 'elasticache',
    told: ['CreateReplicationGroup', 'ModifyReplicationGroup'],
    shown: ['DescribeCacheClusters'],
    element: 'ReplicationGroupId',
    id: (form) => form.get('ReplicationGroupId') ?? undefined,
    settings: (form, before) => new Map([[UPGRADE, form.get(UPGRADE) ?? before.get(UPGRADE) ?? 'true']]),
  });
}
