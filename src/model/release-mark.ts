import { COLORS } from './color.ts';
import type { Ledger } from './ledger.ts';
import { newestOfColor } from './ledger.ts';

/** Releases of an environment whose images stay beside those that its colours hold: the README of infra's module ecr promises them. */
const KEPT = 10;
/** How far back marks are looked for: further ones went when they came into reach. ECR takes 100 in one call. */
const REACH = 90;

/** The tag that keeps an image from expiring; the registry's rules know its beginning. A tag means one image for ever. */
export function releaseMark(environment: string, image: string): string {
  return `release-${environment}-${digestOf(image).slice(0, 40)}`;
}

/** Marks of the environment's images in a repository that no release needs any more. */
export function spentMarks(ledger: Ledger, environment: string): ReadonlyMap<string, readonly string[]> {
  const lines = ledger.releases;
  const held = COLORS.flatMap((color) => newestOfColor(ledger, color) ?? []);
  const kept = new Set([...lines.slice(-KEPT), ...held].map(({ image }) => digestOf(image)));
  const spent = new Map<string, string[]>();
  for (const { image } of lines.slice(0, -KEPT).slice(-REACH)) {
    if (kept.has(digestOf(image))) continue;
    const repository = image.split('@')[0] ?? '';
    const marks = spent.get(repository) ?? [];
    spent.set(repository, [...new Set([...marks, releaseMark(environment, image)])]);
  }
  return spent;
}

function digestOf(image: string): string {
  return image.split('@sha256:')[1] ?? '';
}
