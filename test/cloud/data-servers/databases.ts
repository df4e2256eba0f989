import { rm } from 'node:fs/promises';
import { type Postgres, startPostgres } from '../../parts/postgres.ts';
import type { Room } from '../room.ts';
import { type Asked, addressXml, type Elements, servingRoom, showIn } from './answer-xml.ts';
import { type Endpoint, openEndpoint } from './endpoint.ts';
import { copyOf, copyOfSnapshot } from './postgres-copy.ts';

interface Served {
  readonly postgres: Postgres;
  readonly endpoint: Endpoint;
  /** Of a restored one: its data. */
  readonly folder?: string;
  zone?: string;
}

/** How long the endpoint of a Multi-AZ instance leads nowhere here; on AWS it is 60 to 120 s. */
const FAILOVER_MS = 3000;

/**
 * Real PostgreSQL servers behind instances of the emulator: a snapshot is a copy of a server's files, a restored instance a server
 * on such a copy. A failover breaks all connections, and after a moment the same server is the primary in
 * another zone: storage is replicated synchronously, so nothing else could be seen of it.
 */
export class Databases {
  readonly #served = new Map<string, Served>();
  readonly #snapshots = new Map<string, string>();
  readonly #restoring = new Map<string, Promise<void>>();

  /** @returns the port that the instance's endpoint has. */
  async serve(id: string, postgres: Postgres): Promise<number> {
    const endpoint = await openEndpoint(postgres.port);
    this.#served.set(id, { postgres, endpoint });
    return endpoint.port;
  }

  behind(emulator: Room): Room {
    return servingRoom(emulator, 'rds', {
      heard: (asked) => this.#heard(asked),
      told: (xml) => showIn(xml, 'DBInstance', 'DBInstanceIdentifier', (id) => this.#shown(id)),
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#restoring.values());
    for (const id of [...this.#served.keys()]) await this.#end(id);
    for (const folder of this.#snapshots.values()) await rm(folder, { recursive: true, force: true });
  }

  async #heard(asked: Asked): Promise<void> {
    const { operation, form } = asked;
    const id = form.get('DBInstanceIdentifier') ?? '';
    const snapshot = form.get('DBSnapshotIdentifier') ?? '';
    const served = this.#served.get(id);
    switch (operation) {
      case 'CreateDBSnapshot':
        if (served) this.#snapshots.set(snapshot, await copyOf(served.postgres));
        break;
      case 'RestoreDBInstanceFromDBSnapshot':
        await tag(asked);
        this.#restoring.set(
          id,
          this.#restore(id, snapshot).finally(() => this.#restoring.delete(id)),
        );
        break;
      case 'RebootDBInstance':
        if (served && form.get('ForceFailover') === 'true') failOver(served);
        break;
      case 'DeleteDBInstance':
        await this.#restoring.get(id);
        await this.#end(id);
        break;
    }
  }

  #shown(id: string): Elements | undefined {
    if (this.#restoring.has(id)) return { DBInstanceStatus: 'creating', Endpoint: '' };
    const served = this.#served.get(id);
    if (!served) return undefined;
    const zone = served.zone === undefined ? {} : { AvailabilityZone: served.zone };
    return { Endpoint: addressXml(served.endpoint.port), ...zone };
  }

  async #restore(id: string, snapshot: string): Promise<void> {
    const held = this.#snapshots.get(snapshot);
    if (held === undefined) return;
    const folder = await copyOfSnapshot(held);
    const postgres = await startPostgres(folder, []);
    this.#served.set(id, { postgres, endpoint: await openEndpoint(postgres.port), folder });
  }

  async #end(id: string): Promise<void> {
    const served = this.#served.get(id);
    if (!served) return;
    this.#served.delete(id);
    await served.endpoint.close();
    // Whoever gave a server stops it.
    if (served.folder === undefined) return;
    await served.postgres.stop();
    await rm(served.folder, { recursive: true, force: true });
  }
}

/** The emulator's restore forgets the tags that it was given. */
async function tag({ form, emulator }: Asked): Promise<void> {
  const DBInstanceIdentifier = form.get('DBInstanceIdentifier') ?? '';
  const Version = form.get('Version') ?? '';
  const shown = await emulator({ Action: 'DescribeDBInstances', Version, DBInstanceIdentifier });
  const ResourceName = /<DBInstanceArn>([^<]*)</.exec(shown)?.[1] ?? '';
  const tags = Object.fromEntries([...form].filter(([name]) => name.startsWith('Tags.')));
  await emulator({ Action: 'AddTagsToResource', Version, ResourceName, ...tags });
}

function failOver(served: Served): void {
  void served.endpoint.moveTo(served.postgres.port, FAILOVER_MS).then(() => {
    served.zone = 'eu-central-1b';
  });
}
