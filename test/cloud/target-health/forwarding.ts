import type { Target } from './target.ts';

/**
 * Where a load balancer forwards a new request: to the healthy targets, and when there is none, to
 * all of them: it fails open. None at all is a 503.
 */
export function forwardable(targets: readonly Target[]): readonly Target[] {
  const open = targets.filter((target) => target.state !== 'draining');
  const healthy = open.filter((target) => target.state === 'healthy');
  return healthy.length > 0 ? healthy : open;
}
