import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSources } from '../../src/adapters/build-context.ts';

type Files = Readonly<Record<string, string>>;

async function contextOf(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-context-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) await write(folder, path, text);
  return folder;
}

async function write(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text, { mode: 0o644 });
}

const read = (context: string, dockerfile = join(context, 'Dockerfile')) =>
  readSources({ context, dockerfile });
const TREE = { Dockerfile: 'FROM a:1\n', 'app/main.py': 'print(1)\n', 'README.md': 'hello\n' };

test('two copies of one tree are the same, whatever their time and place', async () => {
  const [one, other] = [await contextOf(TREE), await contextOf(TREE)];
  expect(await read(one)).toEqual(await read(other));
  expect(await read(one)).toMatchObject({ files: 3, bytes: 24, dockerfile: 'FROM a:1\n' });
});

const LARGE = 'x'.repeat(3_000_000);

test.each<readonly [string, (folder: string) => Promise<unknown>]>([
  ['another content', (folder) => write(folder, 'app/main.py', 'print(2)\n')],
  ['another file', (folder) => write(folder, 'app/new.py', '')],
  ['an executable', (folder) => chmod(join(folder, 'app/main.py'), 0o755)],
  ['one byte at the end of a large file', (folder) => write(folder, 'large.bin', `${LARGE}y`)],
  ['a link', (folder) => symlink('main.py', join(folder, 'app/link.py'))],
])('%s is another tree', async (_, change) => {
  const folder = await contextOf({ ...TREE, 'large.bin': `${LARGE}x` });
  const before = await read(folder);
  await change(folder);
  expect((await read(folder)).contextDigest).not.toBe(before.contextDigest);
});

test('the rights of group and others are nobody’s build', async () => {
  const folder = await contextOf(TREE);
  const before = await read(folder);
  await chmod(join(folder, 'README.md'), 0o600);
  expect(await read(folder)).toEqual(before);
});

test.each<readonly [string, string, Files]>([
  ['a file', 'README.md', { 'README.md': 'other\n' }],
  ['a folder and all below', 'app\n', { 'app/deep/x.py': 'x' }],
  ['a pattern at any depth', '**/*.pyc\n', { 'app/main.pyc': 'x' }],
])('%s that .dockerignore leaves out changes nothing', async (_, rules, change) => {
  const folder = await contextOf({ ...TREE, '.dockerignore': rules });
  const before = await read(folder);
  for (const [path, text] of Object.entries(change)) await write(folder, path, text);
  expect(await read(folder)).toEqual(before);
});

test('the rules to copy leave out what a workflow changes', async () => {
  const rules = await readFile(join(import.meta.dirname, '../app/project/.dockerignore'), 'utf8');
  const folder = await contextOf({ ...TREE, '.dockerignore': rules });
  const before = await read(folder);
  for (const path of ['.github/workflows/deploy.yml', '.git/HEAD', '.env.local'])
    await write(folder, path, 'x');
  expect(await read(folder)).toEqual(before);
});

test('what an exception brings back counts', async () => {
  const folder = await contextOf({ ...TREE, '.dockerignore': 'app\n!app/main.py\n' });
  const before = await read(folder);
  await write(folder, 'app/other.py', 'x');
  expect(await read(folder)).toEqual(before);
  await write(folder, 'app/main.py', 'print(2)\n');
  expect((await read(folder)).contextDigest).not.toBe(before.contextDigest);
});

test("a Dockerfile's own rules go before the context's", async () => {
  const folder = await contextOf({
    ...TREE,
    '.dockerignore': 'app\n',
    'web.Dockerfile': 'FROM a:1\n',
    'web.Dockerfile.dockerignore': 'README.md\n',
  });
  const dockerfile = join(folder, 'web.Dockerfile');
  const before = await read(folder, dockerfile);
  await write(folder, 'README.md', 'other\n');
  expect(await read(folder, dockerfile)).toEqual(before);
  await write(folder, 'app/main.py', 'print(2)\n');
  expect((await read(folder, dockerfile)).contextDigest).not.toBe(before.contextDigest);
});

test('a Dockerfile that is not there is named', async () => {
  const folder = await contextOf({ a: '' });
  await expect(read(folder)).rejects.toThrow(
    `\`dockerfile\` ${join(folder, 'Dockerfile')} cannot be read: ENOENT.`,
  );
});
