import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startValkey, type Valkey } from '../../parts/valkey.ts';
import type { Room } from '../room.ts';
import { type Asked, addressXml, type Elements, servingRoom, showIn } from './answer-xml.ts';
import { type Endpoint, openEndpoint } from './endpoint.ts';
import { tellValkey } from './valkey-words.ts';

interface Served {
  primary: Valkey;
  replica?: Valkey;
  readonly token: string;
  readonly endpoint: Endpoint;
  readonly folder: string;
  swapped: boolean;
}

/** How long the primary endpoint leads nowhere here. */
const FAILOVER_MS = 2000;

/** How the emulator writes a date; ElastiCache writes it as RDS does. */
const SECONDS = /(?<=<SnapshotCreateTime>)(\d+(?:\.\d+)?)(?=<)/g;

/**
 * Real Valkey servers behind replication groups of the emulator: a snapshot is the file that the server saves, a restored
 * group a server that was started on it, a failover the promotion of a replica that follows asynchronously.
 */
export class Caches {
  readonly #served = new Map<string, Served>();
  readonly #snapshots = new Map<string, string>();
  readonly #starting = new Map<string, Promise<void>>();

  /** A group with one replica. @returns the port that its primary endpoint has. */
  async serve(id: string, token: string): Promise<number> {
    const started = await this.#start(id, token);
    started.replica = await startValkey(join(started.folder, 'replica'), {
      ...{ requirepass: token, masterauth: token },
      replicaof: `127.0.0.1 ${started.primary.port}`,
    });
    return started.endpoint.port;
  }

  behind(emulator: Room): Room {
    return servingRoom(emulator, 'elasticache', {
      heard: (asked) => this.#heard(asked),
      told: (xml) =>
        showIn(xml, 'ReplicationGroup', 'ReplicationGroupId', (id) => this.#shown(id))
          .replaceAll(/<NodeGroupMembers>.*?<\/NodeGroupMembers>/gs, (members) => this.#roles(members))
          .replaceAll(SECONDS, (_, at: string) => new Date(Number(at) * 1000).toISOString()),
      owned: (asked) => this.#failedOver(asked),
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#starting.values());
    for (const id of [...this.#served.keys()]) await this.#end(id);
    for (const folder of this.#snapshots.values()) await rm(folder, { recursive: true, force: true });
  }

  async #heard({ operation, form }: Asked): Promise<void> {
    const id = form.get('ReplicationGroupId') ?? '';
    const snapshot = form.get('SnapshotName') ?? '';
    switch (operation) {
      case 'CreateSnapshot': {
        const served = this.#served.get(id);
        if (served) this.#snapshots.set(snapshot, await saved(served));
        break;
      }
      case 'CreateReplicationGroup':
        if (this.#snapshots.has(snapshot)) {
          const started = this.#start(id, form.get('AuthToken') ?? '', this.#snapshots.get(snapshot));
          this.#starting.set(
            id,
            started.then(() => {}).finally(() => this.#starting.delete(id)),
          );
        }
        break;
      case 'DeleteReplicationGroup':
        await this.#starting.get(id);
        await this.#end(id);
        break;
    }
  }

  /** The emulator has no TestFailover; its answer is the group as it then is. */
  async #failedOver({ operation, form, emulator }: Asked): Promise<string | undefined> {
    const id = form.get('ReplicationGroupId') ?? '';
    const served = this.#served.get(id);
    const replica = served?.replica;
    if (operation !== 'TestFailover' || !served || !replica) return undefined;
    await tellValkey(replica.port, served.token, 'REPLICAOF NO ONE');
    void served.endpoint.moveTo(replica.port, FAILOVER_MS);
    [served.primary, served.replica] = [replica, served.primary];
    served.swapped = !served.swapped;
    const shown = await emulator({
      Action: 'DescribeReplicationGroups',
      Version: '2015-02-02',
      ReplicationGroupId: id,
    });
    const group = /<ReplicationGroup>.*<\/ReplicationGroup>/s.exec(shown)?.[0] ?? '';
    return `<TestFailoverResponse xmlns="http://elasticache.amazonaws.com/doc/2015-02-02/"><TestFailoverResult>${group}</TestFailoverResult></TestFailoverResponse>`;
  }

  #shown(id: string): Elements | undefined {
    if (this.#starting.has(id)) return { Status: 'creating' };
    const served = this.#served.get(id);
    if (!served) return undefined;
    const address = addressXml(served.endpoint.port);
    return { PrimaryEndpoint: address, ReaderEndpoint: address };
  }

  #roles(members: string): string {
    const swapped = [...this.#served].some(([id, one]) => one.swapped && members.includes(`>${id}-`));
    if (!swapped) return members;
    const other = (role: string) => (role === 'primary' ? 'replica' : 'primary');
    return members.replaceAll(/(?<=<CurrentRole>)\w+/g, other);
  }

  async #start(id: string, token: string, snapshot?: string): Promise<Served> {
    const folder = await mkdtemp(join(tmpdir(), 'flipgate-cache-'));
    const data = join(folder, 'primary');
    await mkdir(data);
    if (snapshot !== undefined) await copyFile(join(snapshot, 'dump.rdb'), join(data, 'dump.rdb'));
    const primary = await startValkey(data, { requirepass: token, masterauth: token });
    const endpoint = await openEndpoint(primary.port);
    const served: Served = { primary, token, endpoint, folder, swapped: false };
    this.#served.set(id, served);
    return served;
  }

  async #end(id: string): Promise<void> {
    const served = this.#served.get(id);
    if (!served) return;
    this.#served.delete(id);
    await served.endpoint.close();
    await Promise.all([served.primary.stop(), served.replica?.stop()]);
    await rm(served.folder, { recursive: true, force: true });
  }
}

async function saved({ primary, token, folder, swapped }: Served): Promise<string> {
  await tellValkey(primary.port, token, 'SAVE');
  const snapshot = await mkdtemp(join(tmpdir(), 'flipgate-snapshot-'));
  await copyFile(join(folder, swapped ? 'replica' : 'primary', 'dump.rdb'), join(snapshot, 'dump.rdb'));
  return snapshot;
}
