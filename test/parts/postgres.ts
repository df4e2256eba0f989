import { chown, mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { exists } from './cache-folder.ts';
import { command } from './command.ts';
import type { OwnedProcess } from './owned-process.ts';
import { type PostgresPrograms, postgresPart } from './postgres-programs.ts';
import { startServer } from './server-start.ts';
import { type User, unprivilegedUser } from './unprivileged-user.ts';

export interface Postgres {
  readonly port: number;
  /** URL of a database, as its superuser, without a password. */
  url(database: string): string;
  /** Runs one statement and gives its rows. */
  query(database: string, sql: string): Promise<readonly Record<string, unknown>[]>;
  /** Every connection is closed, nothing waits for a client. */
  stop(): Promise<void>;
}

/** Data that is thrown away needs no care for power cuts. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  shared_buffers: '32MB',
  max_connections: '200',
  max_wal_size: '256MB',
};

/**
 * A PostgreSQL of its own on a free port of 127.0.0.1, with the empty databases named, or on the data that
 * `folder` holds already. Its data is in `folder`, or in a temporary folder when we are root and the unprivileged user cannot reach that one.
 * @throws Failure when it cannot be had or does not start.
 */
export async function startPostgres(
  folder: string,
  databases: readonly string[] = ['app'],
): Promise<Postgres> {
  const user = await unprivilegedUser();
  const programs = await postgresPart(user);
  const data = join(await reachable(folder, user), 'data');
  if (!(await exists(join(data, 'PG_VERSION')))) await initialise(programs, data, user);
  const { port, process } = await startServer(
    'PostgreSQL',
    (port) => ({
      program: programs.postgres,
      args: ['-D', data, '-p', String(port), ...settingArguments()],
      cwd: '/',
      env: { LC_ALL: 'C' },
      endSignal: 'INT',
      ...(user && { user }),
    }),
    (_lines, pid, port) => saysReady(data, pid, port),
  );
  const postgres = server(port, process);
  for (const name of databases) await postgres.query('postgres', `CREATE DATABASE "${name}"`);
  return postgres;
}

async function initialise(programs: PostgresPrograms, data: string, user: User | undefined): Promise<void> {
  const args = ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'];
  const { exitCode, output } = await command(programs.initdb, args, {
    cwd: '/',
    env: { LC_ALL: 'C' },
    ...user,
  });
  if (exitCode === 0) return;
  throw new Failure(`PostgreSQL cannot make its data folder ${data}.`, 'Read why in its last lines.', {
    logLines: output.trimEnd().split('\n').slice(-20),
  });
}

async function reachable(folder: string, user: User | undefined): Promise<string> {
  await mkdir(folder, { recursive: true });
  if (user === undefined) return folder;
  await chown(folder, user.uid, user.gid);
  const { exitCode } = await command('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], {
    cwd: '/',
    ...user,
  });
  if (exitCode === 0) return folder;
  const other = await mkdtemp(join(tmpdir(), 'flipgate-postgres-'));
  await chown(other, user.uid, user.gid);
  return other;
}

function settingArguments(): readonly string[] {
  return Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** postmaster.pid: the process id comes first, the port fourth, the status eighth. */
async function saysReady(data: string, pid: number, port: number): Promise<boolean> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return lines[0] === String(pid) && lines[3] === String(port) && lines[7]?.trim() === 'ready';
}

function server(port: number, process: OwnedProcess): Postgres {
  const url = (database: string) => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  return {
    port,
    url,
    async query(database, sql) {
      const { Client } = (await import('pg')).default;
      const client = new Client({ connectionString: url(database) });
      await client.connect();
      try {
        return (await client.query(sql)).rows;
      } finally {
        await client.end();
      }
    },
    async stop() {
      process.signal('SIGINT');
      await process.exited;
    },
  };
}
