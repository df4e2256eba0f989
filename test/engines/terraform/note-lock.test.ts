import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readEvent } from '../../../src/engines/terraform/events.ts';
import { noteKey, readNote } from '../../../src/engines/terraform/lock-note.ts';
import { noteLock } from '../../../src/engines/terraform/note-lock.ts';
import type { StateLock } from '../../../src/engines/terraform/options.ts';
import { startOf } from '../../../src/engines/terraform/process-start.ts';
import { SITE } from './s3-states.ts';
import { openScene, type Scene, SHARED } from './scene.ts';

let scene: Scene;
let folder: string;
beforeEach(async () => {
  scene = await openScene({});
  folder = await mkdtemp(join(tmpdir(), 'flipgate-note-'));
  await writeFile(join(folder, 'process.json'), JSON.stringify({ pid: process.pid }));
});
afterEach(async () => {
  await scene.close();
  await rm(folder, { recursive: true });
});

const PROVED = Date.UTC(2026, 10, 23, 20);
const lock: StateLock = { id: 'L', who: `root@${hostname()}`, createdAt: PROVED - 5 };

async function noted(found: StateLock | undefined, type = 'apply_start') {
  const backend = { ...scene.options.backend, lock: async () => found };
  const place = { stack: SHARED.kind, root: folder, code: folder, folder };
  const noting = noteLock({ ...scene.options, backend }, place);
  const time = new Date(PROVED).toISOString();
  noting.watch(readEvent(JSON.stringify({ type, '@timestamp': time })), folder);
  await noting.done();
  return readNote(scene.options.store, noteKey(SITE, SHARED.kind));
}

test('the holder of our lock is noted with what names its process', async () => {
  const processStart = await startOf(process.pid);
  expect(await noted(lock)).toMatchObject({ lockId: 'L', pid: process.pid, processStart, runId: '1001' });
});

test.each<[string, StateLock | undefined, string?]>([
  ['no lock', undefined],
  ['a lock that was taken after ours was free', { ...lock, createdAt: PROVED + 5 }],
  ['a lock of another machine', { ...lock, who: 'root@elsewhere' }],
  ['a lock that nothing proves ours', lock, 'version'],
])('%s is not noted', async (_, found, type) => {
  expect(await noted(found, type)).toBeUndefined();
});
