import { chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../../src/model/failure.ts';
import { exists } from '../../parts/cache-folder.ts';
import { command } from '../../parts/command.ts';
import type { Postgres } from '../../parts/postgres.ts';

/**
 * The data of a running server as a snapshot has it: by PostgreSQL's own protocol for backups of files, without a client
 * program, which the embedded server does not come with.
 * @returns a folder that `startPostgres` starts a server from.
 */
export async function copyOf(postgres: Postgres): Promise<string> {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  try {
    const data = String((await client.query('SHOW data_directory')).rows[0]['data_directory']);
    const folder = await mkdtemp(join(tmpdir(), 'flipgate-snapshot-'));
    const copy = join(folder, 'data');
    await client.query("SELECT pg_backup_start('snapshot', true)");
    await copied(data, copy);
    const { labelfile } = (await client.query('SELECT * FROM pg_backup_stop(false)')).rows[0];
    // What was written while it was copied.
    await copied(`${data}/pg_wal/.`, join(copy, 'pg_wal'));
    await rm(join(copy, 'postmaster.pid'), { force: true });
    await writeFile(join(copy, 'backup_label'), labelfile);
    await ownedAs(data, folder, join(copy, 'backup_label'));
    return folder;
  } finally {
    await client.end();
  }
}

/** A server on a copy may write: the snapshot itself stays as it is. */
export async function copyOfSnapshot(snapshot: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-restored-'));
  await copied(join(snapshot, 'data'), join(folder, 'data'));
  await ownedAs(join(folder, 'data'), folder);
  return folder;
}

async function copied(from: string, to: string): Promise<void> {
  // Owners and modes too, which Node does not copy.
  const { exitCode, output } = await command('cp', ['-a', from, to]);
  // A file that the server removed meanwhile is no fault: the log has what was in it.
  if (exitCode === 0 || (await exists(to))) return;
  throw new Failure(`${from} cannot be copied.`, output);
}

async function ownedAs(like: string, ...paths: readonly string[]): Promise<void> {
  const { uid, gid } = await stat(like);
  for (const path of paths) await chown(path, uid, gid);
}
