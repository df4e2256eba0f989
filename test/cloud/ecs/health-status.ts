import type { HealthStatus } from '@aws-sdk/client-ecs';
import type { LiveContainer } from './live-task.ts';

/** ECS's own, where a definition does not say; seconds. */
const USUAL_INTERVAL_S = 30;

/** What the check of its definition says by now: nothing before the first one, and without one. */
export function healthStatus(container: LiveContainer, now: number): HealthStatus {
  const { definition, running, startedAt, status } = container;
  if (definition.healthCheck === undefined || status !== 'RUNNING' || startedAt === undefined) return 'UNKNOWN';
  const age = now - startedAt;
  if (age < (definition.healthCheck.interval ?? USUAL_INTERVAL_S) * 1000) return 'UNKNOWN';
  const checks = running?.checks ?? 'passes';
  if (typeof checks === 'string') return checks === 'passes' ? 'HEALTHY' : 'UNHEALTHY';
  const passes = 'passesAfter' in checks ? age >= checks.passesAfter : age < checks.failsAfter;
  return passes ? 'HEALTHY' : 'UNHEALTHY';
}
