import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Ignore } from '@balena/dockerignore';
import type { BuildSources } from '../model/build-tag.ts';
import { Failure } from '../model/failure.ts';
import type { Builds } from '../ports.ts';

/** Files that are read at the same time. */
const AT_ONCE = 32;
const EXECUTABLE = 0o100;

interface Entry {
  /** From the context's folder, with `/`. */
  readonly path: string;
  readonly kind: 'file' | 'executable' | 'link';
  readonly bytes: number;
}

/** What a build sees of its context: what `.dockerignore` leaves, by path, content and whether it may be executed. */
export async function readSources({
  context,
  dockerfile,
}: Parameters<Builds['sources']>[0]): Promise<BuildSources> {
  const text = await readFile(dockerfile, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Failure(
      `\`dockerfile\` ${dockerfile} cannot be read: ${cause.code ?? cause.message}.`,
      'Check out the repository before this step, and give the path from its root: `backend/Dockerfile`.',
    );
  });
  const entries = await walk(context, '', await ignoreRules(context, dockerfile));
  entries.sort((one, other) => (one.path < other.path ? -1 : 1));
  const lines: string[] = new Array(entries.length);
  const next = entries.entries();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const [at, entry] of next) lines[at] = await lineOf(context, entry);
    }),
  );
  return {
    contextDigest: createHash('sha256').update(lines.join('')).digest('hex'),
    files: entries.length,
    bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
    dockerfile: text,
  };
}

type Ignored = (path: string, kind: 'file' | 'folder') => boolean;

/** A Dockerfile's own file of rules goes before the context's. */
async function ignoreRules(context: string, dockerfile: string): Promise<Ignored> {
  const text = (await textOf(`${dockerfile}.dockerignore`)) ?? (await textOf(join(context, '.dockerignore')));
  if (text === undefined) return () => false;
  const { default: dockerignore } = (await import('@balena/dockerignore')) as unknown as {
    // Its types say otherwise: the module is this function.
    readonly default: (options: { readonly ignorecase: boolean }) => Ignore;
  };
  const rules = dockerignore({ ignorecase: false }).add(text);
  const hasExceptions = /^\s*!/m.test(text);
  // Below a folder that is ignored an exception may bring something back.
  return (path, kind) => (kind === 'file' || !hasExceptions) && rules.ignores(path);
}

async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

async function walk(context: string, folder: string, ignored: Ignored): Promise<Entry[]> {
  const found = await readdir(join(context, folder), { withFileTypes: true });
  const entries = found.map(async (one): Promise<Entry[]> => {
    const path = folder === '' ? one.name : `${folder}/${one.name}`;
    if (one.isDirectory()) return ignored(path, 'folder') ? [] : walk(context, path, ignored);
    if (ignored(path, 'file') || !(one.isFile() || one.isSymbolicLink())) return [];
    const { mode, size } = await lstat(join(context, path));
    if (one.isSymbolicLink()) return [{ path, kind: 'link', bytes: 0 }];
    return [{ path, kind: mode & EXECUTABLE ? 'executable' : 'file', bytes: size }];
  });
  return (await Promise.all(entries)).flat();
}

async function lineOf(context: string, { path, kind }: Entry): Promise<string> {
  const file = join(context, path);
  const hash = createHash('sha256');
  if (kind === 'link') hash.update(await readlink(file));
  else await pipeline(createReadStream(file), hash);
  return JSON.stringify([path, kind, hash.digest('hex')]);
}
