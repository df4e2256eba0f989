import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './source.ts';

const GUIDES = ['.github/DEPLOYMENT.md', '.github/RECOVERY.md', 'infra/drills/README.md', 'test/README.md'];
const CODE = /\.(ts|tf|sh|bash|py)$/;
/** Shorter pieces of a text say nothing: they are found anywhere. */
const TELLING = 8;

const code = ['src', 'infra'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => CODE.test(file))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8').replaceAll('\\"', '"')),
);

test('every text of the troubleshooting table is one that the code says', () => {
  const texts = troubleshooting();
  expect(texts.length).toBeGreaterThan(40);
  expect(texts.filter((text) => !isSaid(text))).toEqual([]);
});

test('a text that nobody says is found', () => {
  expect(isSaid('The environment is locked by …')).toBe(true);
  expect(isSaid('The environment is locked for …')).toBe(false);
  // Both halves are said, in two different files.
  expect(isSaid('The environment is locked by …there is no such repository in ECR.')).toBe(false);
});

test.each(GUIDES)('what %s links to in this repository exists', (guide) => {
  const page = readFileSync(join(ROOT, guide), 'utf8');
  const links = [...page.matchAll(/\]\(([^)#\s]+)(#[^)\s]+)?\)/g)].filter(
    ([, to = '']) => !/^https?:/.test(to),
  );
  const broken = links.filter(([, to = '', anchor]) => !leads(join(ROOT, guide, '..', to), anchor));
  expect(broken.map(([link]) => link)).toEqual([]);
});

test('the sizes in the guide are those of the code', () => {
  const guide = readFileSync(join(ROOT, '.github/DEPLOYMENT.md'), 'utf8');
  const shared = readFileSync(join(ROOT, 'infra/terraform/shared/main.tf'), 'utf8');
  const color = readFileSync(join(ROOT, 'infra/terraform/modules/ecs-color/main.tf'), 'utf8');
  for (const size of ['development', 'production'] as const) {
    const column = size === 'development' ? 2 : 3;
    const cell = (row: string) =>
      new RegExp(`^\\| ${row} \\|.*$`, 'm').exec(guide)?.[0].split('|')[column] ?? '';
    const value = (name: string) =>
      new RegExp(`${size} = \\{[^}]*?\\b${name}\\s*= "?([\\w.-]+)`).exec(shared)?.[1];
    expect(cell('database')).toContain(`${value('instance_class')}, `);
    expect(cell('database')).toContain(`${value('storage_gb')} GB, ${value('backup_days')} days`);
    expect(cell('cache')).toContain(`${value('node_type')}, ${value('nodes')} node`);
    const [, cpu, memory, least, most] =
      new RegExp(`${size} += \\{ cpu = (\\d+), memory = (\\d+), web_min = (\\d), web_max = (\\d)`).exec(
        color,
      ) ?? [];
    const words = Number(memory) < 1024 ? `${memory} MiB` : `${Number(memory) / 1024} GiB`;
    expect(cell('web').trim()).toBe(`${Number(cpu) / 1024} vCPU, ${words}, ${least} to ${most} tasks`);
  }
});

function troubleshooting(): readonly string[] {
  const guide = readFileSync(join(ROOT, '.github/DEPLOYMENT.md'), 'utf8');
  const chapter = guide.split(/^## /m).find((one) => one.startsWith('Troubleshooting')) ?? '';
  return chapter
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, text = '']) => text));
}

/** Whether one file holds all pieces of the text, in their order. */
function isSaid(text: string): boolean {
  const pieces = text
    .split('…')
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= TELLING);
  return pieces.length > 0 && code.some((file) => holdsInOrder(file, pieces));
}

function holdsInOrder(file: string, pieces: readonly string[]): boolean {
  let from = 0;
  return pieces.every((piece) => {
    const at = file.indexOf(piece, from);
    from = at + piece.length;
    return at >= 0;
  });
}

/** A heading's anchor is its words in lower case, joined by hyphens. */
function leads(path: string, anchor: string | undefined): boolean {
  try {
    if (anchor === undefined) return readdirOrFile(path);
    const page = readFileSync(path, 'utf8');
    const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(
      ([, title = '']) =>
        `#${title
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N} -]/gu, '')
          .replaceAll(' ', '-')}`,
    );
    return anchors.includes(anchor);
  } catch {
    return false;
  }
}

function readdirOrFile(path: string): boolean {
  const folder = relative(ROOT, join(path, '..'));
  return readdirSync(join(ROOT, folder)).includes(relative(join(ROOT, folder), path));
}
