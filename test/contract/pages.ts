import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source.ts';

/** Relative to the repository. */
export function readPage(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

/** Every page that a reader may open, relative to the repository. */
export function allPages(): readonly string[] {
  const below = (folder: string) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
      .map((file) => join(folder, file));
  const guides = readdirSync(join(ROOT, '.github')).filter((file) => file.endsWith('.md'));
  return [
    ...['README.md', 'CHANGELOG.md', 'test/README.md', 'workflows/README.md'],
    ...guides.map((file) => join('.github', file)),
    ...below('infra'),
    ...below('test/cloud'),
    ...below('test/parts'),
  ];
}

/** What GitHub calls a heading: its words in lower case, joined by hyphens; a second one of a name gets a number. */
export function anchorsOf(text: string): readonly string[] {
  const titles = [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.+)$/gm)];
  const seen = new Map<string, number>();
  return titles.map(([, title = '']) => {
    const anchor = title
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}
