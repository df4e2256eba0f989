import { describe, expect, test } from 'vitest';
import { importsOf, packageOf, type Source, sources } from './source.ts';

/** The parts of the house, and what each may import of the others. `main` and `wire` may import all. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  commands: ['steps', 'model', 'report', 'ports'],
  steps: ['model', 'ports'],
  engines: ['ports', 'model'],
  adapters: ['ports', 'model'],
  report: ['model'],
  model: [],
  ports: ['model'],
  inputs: ['model'],
  outputs: ['model', 'ports', 'report'],
};
const FREE = new Set(['main', 'wire']);

/** Packages for the outside world: loaded when a command needs them, by those who touch it. */
const LAZY = /^(@actions\/|@aws-sdk\/|@smithy\/|cloudflare$)/;
const LAZY_IN = new Set(['adapters', 'outputs', 'engines']);

const all = sources('src');

function part(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? '';
}

function where(source: Source, said: string): string {
  return `${source.path}: ${said}`;
}

function complaints(judge: (source: Source) => readonly string[]): readonly string[] {
  return all.flatMap((source) => judge(source).map((said) => where(source, said)));
}

describe('the arrows of the house', () => {
  test('every part has its row in the table', () => {
    const unknown = new Set(
      all.map(({ path }) => part(path)).filter((name) => !FREE.has(name) && !MAY[name]),
    );
    expect([...unknown]).toEqual([]);
  });

  test('nobody imports against them', () => {
    const against = complaints((source) => {
      const own = part(source.path);
      if (FREE.has(own)) return [];
      const ours = importsOf(source).filter(({ from }) => from.startsWith('src/'));
      return ours
        .map(({ from }) => part(from))
        .filter((other) => other !== own && !MAY[own]?.includes(other));
    });
    expect(against).toEqual([]);
  });

  test('nobody in src imports a test', () => {
    const tests = complaints((source) =>
      importsOf(source)
        .map(({ from }) => from)
        .filter((from) => from.startsWith('test/')),
    );
    expect(tests).toEqual([]);
  });

  test('nor does what a user runs of `infra`, and nobody in src imports that', () => {
    const from = (folder: string) =>
      sources(folder)
        .flatMap(importsOf)
        .map((one) => one.from);
    expect(from('infra').filter((path) => path.startsWith('test/'))).toEqual([]);
    expect(from('src').filter((path) => path.startsWith('infra/'))).toEqual([]);
  });
});

test('packages for the outside world are loaded lazily, and only by those who touch it', () => {
  const wrong = complaints((source) =>
    importsOf(source)
      .filter(({ from, kind }) => LAZY.test(packageOf(from) ?? '') && kind !== 'type')
      .filter(({ kind }) => (kind === 'value' && !isLazy(source)) || !LAZY_IN.has(part(source.path)))
      .map(({ from, kind }) => `${kind} import of ${from}`),
  );
  expect(wrong).toEqual([]);
});

/** A file that others only load when they need it may hold what it needs at its top. */
function isLazy({ path }: Source): boolean {
  const kinds = all
    .flatMap(importsOf)
    .filter(({ from }) => from === path)
    .map(({ kind }) => kind);
  return kinds.includes('dynamic') && !kinds.includes('value');
}

test('types of the outside world do not leave the adapters', () => {
  const wrong = complaints((source) =>
    importsOf(source)
      .map(({ from }) => packageOf(from) ?? '')
      .filter((name) => LAZY.test(name) && !LAZY_IN.has(part(source.path))),
  );
  expect(wrong).toEqual([]);
});

test('the environment is read in main, wire and inputs alone', () => {
  const readers = all.filter(({ text }) => /\bprocess\.env\b/.test(text)).map(({ path }) => path);
  const others = readers.filter(
    (path) => !['src/main.ts', 'src/inputs.ts'].includes(path) && !path.startsWith('src/wire/'),
  );
  expect(others).toEqual([]);
});

test('imports are read as they are written', () => {
  const text = [
    "import { a } from './a.ts';",
    "import type { B } from 'b';",
    "import * as z from 'zod/mini';",
    "import {\n  c,\n  d,\n} from '../steps/c.ts';",
    "export { e } from './e.ts';",
    "import './effect.ts';",
    "  const f = await import('@actions/core');",
  ].join('\n');
  expect(importsOf({ path: 'src/model/x.ts', text })).toEqual([
    { from: 'src/model/a.ts', kind: 'value' },
    { from: 'b', kind: 'type' },
    { from: 'zod/mini', kind: 'value' },
    { from: 'src/steps/c.ts', kind: 'value' },
    { from: 'src/model/e.ts', kind: 'value' },
    { from: 'src/model/effect.ts', kind: 'value' },
    { from: '@actions/core', kind: 'dynamic' },
  ]);
});
