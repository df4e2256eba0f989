import type { Postgres } from '../parts/postgres.ts';

/**
 * The embedded server trusts everybody. From here on only its superuser is; all others must know their password.
 */
export async function checkPasswords(postgres: Postgres): Promise<void> {
  const [row] = await postgres.query('postgres', 'SHOW hba_file');
  const rules = ['host all postgres 127.0.0.1/32 trust', 'host all all 127.0.0.1/32 scram-sha-256'];
  const lines = rules.map((rule) => `('${rule}')`).join(', ');
  await postgres.query('postgres', `COPY (VALUES ${lines}) TO '${row?.['hba_file']}'`);
  await postgres.query('postgres', 'SELECT pg_reload_conf()');
}

/** A master user with the rights that RDS gives one: roles and databases, and no more. */
export async function makeMaster(postgres: Postgres, user: string, password: string): Promise<void> {
  await postgres.query('postgres', `CREATE ROLE ${user} LOGIN CREATEDB CREATEROLE PASSWORD '${password}'`);
  await postgres.query('postgres', `ALTER DATABASE app OWNER TO ${user}`);
}

/** Whether somebody who knows this password gets in. */
export async function getsIn(port: number, user: string, password: string): Promise<boolean> {
  const { Client } = (await import('pg')).default;
  const client = new Client({ host: '127.0.0.1', port, user, password, database: 'app' });
  const entered = client.connect().then(
    () => true,
    () => false,
  );
  const result = await entered;
  await client.end().catch(() => {});
  return result;
}

/** A connection that stays open, as a request has it. */
export async function openSession(port: number, user: string, password: string) {
  const { Client } = (await import('pg')).default;
  const client = new Client({ host: '127.0.0.1', port, user, password, database: 'app' });
  // The server may be stopped first, after a test that failed.
  client.on('error', () => {});
  await client.connect();
  return {
    rows: async (sql: string): Promise<readonly Record<string, unknown>[]> => (await client.query(sql)).rows,
    close: () => client.end(),
  };
}
