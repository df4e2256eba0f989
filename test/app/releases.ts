import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imageIndex, type Manifest } from './image-index.ts';

/** What a release is like. `number` tells releases of one kind apart: it is part of their content. */
export type ReleaseKind =
  /** `expand`: how many of the expand migrations it brings, a nullable column first, then a table. */
  | { readonly kind: 'good'; readonly number: number; readonly expand?: 0 | 1 | 2 }
  /** Migrates; its web process ends while it imports its code. */
  | { readonly kind: 'fails-to-start'; readonly number: number }
  /** Answers 500 on /orders/ from so many seconds after the first request there on the public host. */
  | { readonly kind: 'fails-in-bake'; readonly number: number; readonly afterSeconds: number }
  /** Adds a column before the flip, and drops another one that only older code uses. */
  | { readonly kind: 'two-phases'; readonly number: number }
  /** Its migrate task ends with an error of the database. */
  | { readonly kind: 'fails-to-migrate'; readonly number: number };

export interface BuiltRelease {
  /** 40 hexadecimal digits, by the content. */
  readonly commit: string;
  /** `sha256:…` of the image index. */
  readonly digest: string;
  /** What the image would hold: the project, ready to run. */
  readonly folder: string;
  /** Children first, the index last. */
  readonly manifests: readonly Manifest[];
}

/** Where the release with this digest is, or would be. */
export function releaseFolder(releases: string, digest: string): string {
  return join(releases, digest.replace(':', '-'));
}

/**
 * Builds a release into a folder below `releases` that is named after its digest: the project, with what
 * its kind lays over it. The same kind gives the same commit and digest on every machine.
 */
export async function buildRelease(kind: ReleaseKind, releases: string): Promise<BuiltRelease> {
  const building = join(releases, `building-${randomUUID()}`);
  await mkdir(building, { recursive: true });
  try {
    for (const layer of ['project', ...overlaysOf(kind)]) await copySources(layer, building);
    await writeFile(join(building, 'orders', 'build.py'), buildFile(kind));
    const content = await listing(building);
    const { children, index } = imageIndex(content);
    const { digest } = index;
    const folder = releaseFolder(releases, digest);
    await rename(building, folder).catch(keepFirst);
    return {
      commit: createHash('sha1').update(content).digest('hex'),
      digest,
      folder,
      manifests: [...children, index],
    };
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

function overlaysOf(kind: ReleaseKind): readonly string[] {
  if (kind.kind !== 'good') return [join('overlays', kind.kind)];
  const expands = ['expand-1-note', 'expand-2-shipment'].slice(0, kind.expand ?? 0);
  return expands.map((name) => join('overlays', name));
}

function buildFile(kind: ReleaseKind): string {
  const after = kind.kind === 'fails-in-bake' ? `FAILS_AFTER_SECONDS = ${kind.afterSeconds}\n` : '';
  return `NUMBER = ${kind.number}\n${after}`;
}

function copySources(layer: string, to: string): Promise<void> {
  const from = join(import.meta.dirname, layer);
  return cp(from, to, { recursive: true, filter: (path) => !path.includes('__pycache__') });
}

/** Path and hash of every file, in one order everywhere. */
async function listing(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const lines = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const hash = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      return `${hash}  ${path.slice(folder.length + 1)}\n`;
    });
  return (await Promise.all(lines)).sort().join('');
}

/** The same release was built here before. */
function keepFirst(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}
