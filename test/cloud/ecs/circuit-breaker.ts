import type { DeploymentCircuitBreaker } from '@aws-sdk/client-ecs';

/** By default half of the desired count, at least 3 and at most 200. */
const USUAL_PERCENT = 50;
const LEAST = 3;
const MOST = 200;

/** How many failures in a row trip the breaker; infinite when it is off. */
export function breakerThreshold(breaker: DeploymentCircuitBreaker | undefined, desired: number): number {
  if (!breaker?.enable) return Number.POSITIVE_INFINITY;
  const { type = 'BOUNDED_PERCENT', value = USUAL_PERCENT } = breaker.thresholdConfiguration ?? {};
  if (type === 'COUNT') return value;
  const share = Math.ceil((desired * value) / 100);
  return type === 'UNBOUNDED_PERCENT' ? Math.max(1, share) : Math.min(MOST, Math.max(LEAST, share));
}
