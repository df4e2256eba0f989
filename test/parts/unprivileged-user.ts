import { Failure } from '../../src/model/failure.ts';
import { command } from './command.ts';

export interface User {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom a server that refuses to run as root runs as: undefined for "as we are".
 * @throws Failure when we are root and there is nobody else.
 */
export async function unprivilegedUser(): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const uid = await command('id', ['-u', name]);
    const gid = await command('id', ['-g', name]);
    if (uid.exitCode === 0 && gid.exitCode === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Failure(
    'PostgreSQL will not run as root, and there is no user postgres or nobody.',
    'Add one of them, or run as an ordinary user.',
  );
}
