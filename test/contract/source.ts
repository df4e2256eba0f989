import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

export interface Source {
  /** Relative to the repository, for example `src/model/color.ts`. */
  readonly path: string;
  readonly text: string;
}

/** All TypeScript files below a folder of the repository, fixtures of other languages apart. */
export function sources(folder: string): readonly Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(ROOT, path), text: readFileSync(path, 'utf8') }));
}

export interface Import {
  /** A file of ours relative to the repository, or a package's or module's name. */
  readonly from: string;
  readonly kind: 'value' | 'type' | 'dynamic';
}

const STATIC = /^(import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\sfrom\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

/** What a file imports, read from its text: the compiler of this TypeScript has no interface yet. */
export function importsOf(source: Source): readonly Import[] {
  const found: Import[] = [];
  for (const [, , type, from = ''] of source.text.matchAll(STATIC)) {
    found.push({ from: resolved(source, from), kind: type ? 'type' : 'value' });
  }
  for (const [, from = ''] of source.text.matchAll(DYNAMIC)) {
    found.push({ from: resolved(source, from), kind: 'dynamic' });
  }
  return found;
}

function resolved(source: Source, from: string): string {
  return from.startsWith('.') ? normalize(join(dirname(source.path), from)) : from;
}

/** A package's name without a path inside it; undefined for our own files and Node's modules. */
export function packageOf(from: string): string | undefined {
  if (from.startsWith('node:') || from.startsWith('src/') || from.startsWith('test/')) return undefined;
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}
