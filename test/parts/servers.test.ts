import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startPostgres } from './postgres.ts';
import { startValkey } from './valkey.ts';

async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('PostgreSQL starts with the databases asked for, and its port closes when it stops', async () => {
  const postgres = await startPostgres(await scratch(), ['app', 'other']);
  const rows = await postgres.query('other', "SELECT current_database() AS name, 'é' AS text");
  expect(rows).toEqual([{ name: 'other', text: 'é' }]);
  await postgres.stop();
  await expect(once(connect(postgres.port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
});

test('two PostgreSQL run side by side', async () => {
  const both = await Promise.all([startPostgres(await scratch()), startPostgres(await scratch())]);
  expect(both[0].port).not.toBe(both[1].port);
  await Promise.all(both.map((postgres) => postgres.stop()));
});

test('Valkey answers, and its port closes when it stops', async () => {
  const valkey = await startValkey(await scratch());
  const socket = connect(valkey.port, '127.0.0.1');
  socket.write('PING\r\n');
  expect(String((await once(socket, 'data'))[0])).toBe('+PONG\r\n');
  socket.destroy();
  await valkey.stop();
  await expect(once(connect(valkey.port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
});
