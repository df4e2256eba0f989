import { setTimeout as sleep } from 'node:timers/promises';
import { elements } from '../../xml.ts';
import type { Calls } from './calls.ts';
import { snapshotOf } from './databases.ts';
import { type Maker, made, type Properties } from './maker.ts';

const POLL_MS = 200;

/** ElastiCache's replication groups, made by its calls for the reason that databases are. */
export function cacheMakers({ query }: Calls): Readonly<Record<string, Maker>> {
  const ask = (operation: string, input: Properties) => query('elasticache', operation, input);
  const available = async (ReplicationGroupId: string) => {
    for (;;) {
      const xml = await ask('DescribeReplicationGroups', { ReplicationGroupId });
      if (elements(xml, 'Status').at(0) === 'available') return told(ReplicationGroupId, xml);
      await sleep(POLL_MS);
    }
  };
  const group: Maker = {
    make: async ({ name, properties }) => {
      const ReplicationGroupId = properties['ReplicationGroupId'] ?? name.toLowerCase().slice(0, 40);
      await ask('CreateReplicationGroup', { ...properties, ReplicationGroupId });
      return available(String(ReplicationGroupId));
    },
    change: async ({ physicalId }, { properties }, before) => {
      const changed = Object.entries(properties).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
      );
      await ask('ModifyReplicationGroup', {
        ...Object.fromEntries(changed),
        ...{ ReplicationGroupId: physicalId, ApplyImmediately: true },
        // Of the ways to change a token CloudFormation takes the one that drops the old at once.
        ...(changed.some(([name]) => name === 'AuthToken') ? { AuthTokenUpdateStrategy: 'SET' } : {}),
      });
      return available(physicalId);
    },
    remove: async ({ physicalId }, _, kept) => {
      await ask('DeleteReplicationGroup', {
        ReplicationGroupId: physicalId,
        ...(kept === 'Snapshot' ? { FinalSnapshotIdentifier: snapshotOf(physicalId) } : {}),
      });
    },
  };
  return { 'AWS::ElastiCache::ReplicationGroup': group };
}

function told(id: string, xml: string) {
  const address = (place: string, name: string) => elements(elements(xml, place)[0] ?? '', name)[0];
  return made(id, id, {
    'PrimaryEndPoint.Address': address('PrimaryEndpoint', 'Address'),
    'PrimaryEndPoint.Port': address('PrimaryEndpoint', 'Port'),
    'ReaderEndPoint.Address': address('ReaderEndpoint', 'Address'),
    'ReaderEndPoint.Port': address('ReaderEndpoint', 'Port'),
  });
}
