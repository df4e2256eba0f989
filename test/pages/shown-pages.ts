import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
export const IMAGES = join('.github', 'images');
/** Which pages the images were taken of, by their SHA-256. */
export const TAKEN = join(ROOT, IMAGES, 'pages.json');
export const REMEDY = 'npm run screenshots';

export interface ShownPage {
  /** The image's name. */
  readonly name: string;
  /** The page, one of those that tests hold against what the action writes. */
  readonly path: string;
  /** What GitHub has above it. */
  readonly head: string;
  /** Folded parts that the image shows unfolded, by how their titles begin. */
  readonly unfolded: readonly string[];
}

/** The pages that the README shows. */
export const SHOWN: readonly ShownPage[] = [
  {
    name: 'plan',
    path: 'test/report/plan/golden/changes.md',
    head: '<b>github-actions</b> <i>bot</i> commented on this pull request',
    unfolded: ['What differs'],
  },
  {
    name: 'deploy',
    path: 'test/scenario/pages/deploy-live.md',
    head: '<b>deploy</b> summary',
    unfolded: [],
  },
  {
    name: 'rollback',
    path: 'test/scenario/pages/rollback-warm.md',
    head: '<b>rollback</b> summary',
    unfolded: [],
  },
];

export function imageOf({ name }: ShownPage): string {
  return join(ROOT, IMAGES, `${name}.png`);
}

export function textOf({ path }: ShownPage): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export function digestOf(page: ShownPage): string {
  return createHash('sha256')
    .update(JSON.stringify([textOf(page), page.head, page.unfolded]))
    .digest('hex');
}
