import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, packageOf, ROOT, type Source, sources } from './source.ts';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

const TOP_LEVEL = new Set([
  ...['action.yml', 'dist', 'infra', 'src', 'test', 'workflows'],
  ...['README.md', 'LICENSE', 'CHANGELOG.md'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'],
  ...['biome.json', 'knip.json', 'vitest.config.ts', 'vitest.crash.config.ts'],
]);
/** Made by installing, building and testing, and ignored by git. */
const MADE = new Set(['node_modules', 'lib', 'out', 'coverage']);

test('the top level holds what the house has, and nothing else', () => {
  const others = readdirSync(ROOT).filter(
    (name) => !name.startsWith('.') && !MADE.has(name) && !TOP_LEVEL.has(name),
  );
  expect(others).toEqual([]);
});

test('no lock file of providers is shipped: it would hold one platform and one registry', () => {
  const tracked = spawnSync('git', ['ls-files', '*.terraform.lock.hcl'], { cwd: ROOT, encoding: 'utf8' });
  expect([tracked.status, tracked.stdout]).toEqual([0, '']);
});

test('versions are pinned', () => {
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name]) => name);
  expect(loose).toEqual([]);
});

test('the action has an address in a folder, which holds nothing of its own', () => {
  const folder = join(ROOT, '.github/actions/flipgate');
  expect(readdirSync(folder).sort()).toEqual(['action.yml', 'dist']);
  expect(readlinkSync(join(folder, 'action.yml'))).toBe('../../../action.yml');
  expect(readlinkSync(join(folder, 'dist'))).toBe('../../../dist');
});

test('every package of the heart is used by what main reaches', () => {
  const used = new Set(reached().flatMap((source) => importsOf(source).map(({ from }) => packageOf(from))));
  expect(Object.keys(manifest.dependencies).filter((name) => !used.has(name))).toEqual([]);
});

test('every package that the action loads is a dependency', () => {
  const loaded = reached().flatMap((source) => importsOf(source).map(({ from }) => packageOf(from)));
  const missing = loaded.filter((name) => name !== undefined && manifest.dependencies[name] === undefined);
  expect([...new Set(missing)]).toEqual([]);
});

test('nothing in src is out of reach of main', () => {
  const paths = new Set(reached().map(({ path }) => path));
  expect(
    sources('src')
      .map(({ path }) => path)
      .filter((path) => !paths.has(path)),
  ).toEqual([]);
});

/** The files that main needs, directly or not. */
function reached(): readonly Source[] {
  const byPath = new Map(sources('src').map((source) => [source.path, source]));
  const found = new Map<string, Source>();
  const visit = (path: string): void => {
    const source = byPath.get(path);
    if (!source || found.has(path)) return;
    found.set(path, source);
    for (const { from } of importsOf(source)) visit(from);
  };
  visit('src/main.ts');
  return [...found.values()];
}
