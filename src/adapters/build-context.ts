import { createHash, hash } from 'node:crypto';
import { createReadStream, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { Ignore } from '@balena/dockerignore';
import type { BuildSources } from '../model/build-tag.ts';
import { Failure } from '../model/failure.ts';
import type { Builds } from '../ports.ts';

/** Up to this size a file is read at one go: through a promise each, ten thousand small ones take five times as long. */
const SMALL = 1 << 20;
/** After so many of them others get a turn: the lease is renewed meanwhile. */
const BATCH = 256;
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
  const entries = walk(context, '', await ignoreRules(context, dockerfile));
  entries.sort((one, other) => (one.path < other.path ? -1 : 1));
  const whole = createHash('sha256');
  for (const [at, entry] of entries.entries()) {
    whole.update(JSON.stringify([entry.path, entry.kind, await digestOf(context, entry)]));
    if (at % BATCH === 0) await setImmediate();
  }
  return {
    contextDigest: whole.digest('hex'),
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

function walk(context: string, folder: string, ignored: Ignored): Entry[] {
  return readdirSync(join(context, folder), { withFileTypes: true }).flatMap((one): Entry[] => {
    const path = folder === '' ? one.name : `${folder}/${one.name}`;
    if (one.isDirectory()) return ignored(path, 'folder') ? [] : walk(context, path, ignored);
    if (ignored(path, 'file') || !(one.isFile() || one.isSymbolicLink())) return [];
    const { mode, size } = lstatSync(join(context, path));
    if (one.isSymbolicLink()) return [{ path, kind: 'link', bytes: 0 }];
    return [{ path, kind: mode & EXECUTABLE ? 'executable' : 'file', bytes: size }];
  });
}

async function digestOf(context: string, { path, kind, bytes }: Entry): Promise<string> {
  const file = join(context, path);
  if (kind === 'link') return hash('sha256', readlinkSync(file));
  if (bytes <= SMALL) return hash('sha256', readFileSync(file));
  const content = createHash('sha256');
  await pipeline(createReadStream(file), content);
  return content.digest('hex');
}
