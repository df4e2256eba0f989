import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startPostgres } from '../../parts/postgres.ts';
import { showIn } from './answer-xml.ts';
import { openEndpoint } from './endpoint.ts';
import { copyOf, copyOfSnapshot } from './postgres-copy.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

test('a snapshot holds what was committed before it, and each server on it is a server of its own', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-data-servers-'));
  const first = await startPostgres(folder);
  await first.query('app', 'CREATE TABLE kept AS SELECT generate_series(1, 5000) AS n');
  const snapshot = await copyOf(first);
  await first.query('app', 'DELETE FROM kept');
  const restored = await copyOfSnapshot(snapshot);
  folders.push(folder, snapshot, restored);
  const second = await startPostgres(restored, []);
  expect(await second.query('app', 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 5000 }]);
  await second.query('app', 'DELETE FROM kept');
  const third = await copyOfSnapshot(snapshot);
  folders.push(third);
  const again = await startPostgres(third, []);
  expect(await again.query('app', 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 5000 }]);
  await Promise.all([first.stop(), second.stop(), again.stop()]);
});

test('an endpoint that moves breaks its connections, refuses for a while, and then leads to the other', async () => {
  const [one, other] = await Promise.all([openEndpoint(1), openEndpoint(2)]);
  const endpoint = await openEndpoint(one.port);
  const open = connect(endpoint.port, '127.0.0.1').on('error', () => {});
  const broken = new Promise((closed) => open.on('close', closed));
  await endpoint.moveTo(other.port, 10);
  await broken;
  await Promise.all([endpoint.close(), one.close(), other.close()]);
});

test('only what is there is shown otherwise, and only of the one that has something to say', () => {
  const group = (id: string) => `<Group><Id>${id}</Id><Status>available</Status></Group>`;
  const shown = showIn(group('a') + group('b'), 'Group', 'Id', (id) =>
    id === 'a' ? { Status: 'creating', Other: 'x' } : undefined,
  );
  expect(shown).toBe(group('a').replace('available', 'creating') + group('b'));
});
