import { rm } from 'node:fs/promises';
import { startValkey } from '../../parts/valkey.ts';
import { connectValkey, type Reply, type ValkeyConnection } from './valkey-connection.ts';

/** What a node has, in bytes; small, so that it is soon full. */
const MEMORY = 32 * 1024 * 1024;
/** Known to ElastiCache only. */
const RESERVED = 'reserved-memory-percent';
const QUEUES = 10;
const ENTRY = 'x'.repeat(10_000);

/** A cache in database 0 and a queue in database 1 of one real server. */
export interface QueueOnCache {
  /** How many bytes data may fill. */
  readonly room: number;
  /** Puts tasks into ten queues as Celery does, without expiry. @returns how many were taken. */
  queue(tasks: number): Promise<number>;
  queued(): Promise<number>;
  /** Takes tasks out as workers do. */
  work(tasks: number): Promise<void>;
  /** Writes cache entries that expire in an hour. @returns how many were taken. */
  fill(bytes: number): Promise<number>;
  evicted(): Promise<number>;
  close(): Promise<void>;
}

/** @param parameters as ElastiCache is told; the server does not start with one that it does not know. */
export async function openQueueOnCache(
  folder: string,
  parameters: ReadonlyMap<string, string>,
): Promise<QueueOnCache> {
  const room = Math.floor(MEMORY * (1 - Number(parameters.get(RESERVED)) / 100));
  const known = [...parameters].filter(([name]) => name !== RESERVED);
  const valkey = await startValkey(folder, { ...Object.fromEntries(known), maxmemory: `${room}` });
  const cache = await connectValkey(valkey.port, 0);
  const broker = await connectValkey(valkey.port, 1);
  return {
    room,
    ...queueing(broker),
    fill: async (bytes) => {
      const keys = Array.from({ length: Math.ceil(bytes / ENTRY.length) }, (_, index) => `entry-${index}`);
      return taken(await cache.ask(...keys.map((key) => ['SET', key, ENTRY, 'EX', '3600'])));
    },
    evicted: async () => {
      const [info] = await cache.ask(['INFO', 'stats']);
      return Number(/evicted_keys:(\d+)/.exec(`${info}`)?.[1]);
    },
    close: async () => {
      cache.close();
      broker.close();
      await valkey.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function queueing(broker: ValkeyConnection): Pick<QueueOnCache, 'queue' | 'queued' | 'work'> {
  const names = Array.from({ length: QUEUES }, (_, index) => `celery-${index}`);
  const queueOf = (index: number) => `celery-${index % QUEUES}`;
  const tasks = (count: number) => Array.from({ length: count }, (_, index) => index);
  return {
    queue: async (count) => {
      const body = (index: number) => JSON.stringify({ id: index, body: 'x'.repeat(2000) });
      return taken(await broker.ask(...tasks(count).map((index) => ['LPUSH', queueOf(index), body(index)])));
    },
    queued: async () => {
      const lengths = await broker.ask(...names.map((name) => ['LLEN', name]));
      return lengths.reduce<number>((sum, length) => sum + Number(length), 0);
    },
    work: async (count) => {
      await broker.ask(...tasks(count).map((index) => ['RPOP', queueOf(index)]));
    },
  };
}

/** A full server refuses a write in words that begin with OOM. */
function taken(replies: readonly Reply[]): number {
  return replies.filter((reply) => !`${reply}`.startsWith('-OOM')).length;
}
