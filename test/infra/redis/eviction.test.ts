import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { copyInfra, type InfraCopy } from '../infra-copy.ts';
import { openTerraform } from '../terraform-run.ts';
import { plannedParameters } from './planned-parameters.ts';
import { openQueueOnCache, type QueueOnCache } from './queue-on-cache.ts';

const TASKS = 2000;

let infra: InfraCopy;
let planned: ReadonlyMap<string, string>;
let server: QueueOnCache;

beforeAll(async () => {
  infra = await copyInfra();
  planned = await plannedParameters(await openTerraform(), infra.folder);
});

afterEach(() => server.close());
afterAll(() => infra.remove());

test('filling the cache twice over under a full queue loses no task', async () => {
  server = await serverWith(planned);
  expect(await server.queue(TASKS)).toBe(TASKS);
  const entries = await server.fill(2 * server.room);
  expect(entries).toBe(Math.ceil((2 * server.room) / 10_000));
  expect(await server.evicted()).toBeGreaterThan(entries / 3);
  expect(await server.queued()).toBe(TASKS);
});

test('a policy that the module refuses would have lost tasks', async () => {
  server = await serverWith(new Map([...planned, ['maxmemory-policy', 'allkeys-lru']]));
  expect(await server.queue(TASKS)).toBe(TASKS);
  await server.fill(2 * server.room);
  expect(await server.queued()).toBeLessThan(TASKS);
});

test('a server full of tasks refuses more of them, keeps those it took, and goes on once some are done', async () => {
  server = await serverWith(planned);
  const offered = Math.ceil((2 * server.room) / 2000);
  const taken = await server.queue(offered);
  expect(taken).toBeGreaterThan(TASKS);
  expect(taken).toBeLessThan(offered);
  expect(await server.fill(100_000)).toBe(0);
  expect(await server.queued()).toBe(taken);
  await server.work(TASKS);
  expect(await server.fill(100_000)).toBe(10);
  expect(await server.queued()).toBe(taken - TASKS);
});

async function serverWith(parameters: ReadonlyMap<string, string>): Promise<QueueOnCache> {
  return openQueueOnCache(await mkdtemp(join(tmpdir(), 'flipgate-queue-')), parameters);
}
