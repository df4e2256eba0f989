import type { Release } from './release.ts';

/** What ECS and the load balancer say of the colour that is to come back. */
export interface WarmthSight {
  readonly release: string | undefined;
  readonly running: number;
  readonly healthy: number;
  readonly unhealthy: number;
}

export type Warmth = { readonly kind: 'warm' } | { readonly kind: 'cold'; readonly why: string };

/** Warm: this release, at least as many tasks as it had at the flip, all of them healthy. */
export function judgeWarmth(sight: WarmthSight, release: string, ranAtFlip: number): Warmth {
  if (sight.release !== release)
    return { kind: 'cold', why: `it runs ${sight.release?.slice(0, 12) ?? 'nothing'}` };
  const needed = Math.max(1, ranAtFlip);
  if (sight.running < needed) return { kind: 'cold', why: `${sight.running} of ${needed} tasks run` };
  if (sight.healthy < needed || sight.unhealthy > 0) {
    return { kind: 'cold', why: `${sight.healthy} of ${sight.running} tasks are healthy` };
  }
  return { kind: 'warm' };
}

/** How many web tasks a release ran when it was last flipped away from. */
export function ranAtFlip(releases: readonly Release[], line: Release): number {
  const left = releases.findLast(
    (other) =>
      other.before.kind === 'color' &&
      other.before.color === line.color &&
      other.before.release === line.release,
  );
  return left?.before.kind === 'color' ? left.before.running : line.outputs.web_min;
}
