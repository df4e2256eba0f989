import type { CheckResult, Target } from './target.ts';
import { accepts } from './target-group.ts';

/** Counts one result, and changes the target's state where a threshold is reached. */
export function countResult(target: Target, result: CheckResult): void {
  const passed = result.kind === 'status' && accepts(target.settings.matcher, result.status);
  target.passes = passed ? target.passes + 1 : 0;
  target.fails = passed ? 0 : target.fails + 1;
  if (target.passes >= target.settings.healthyThreshold) {
    target.state = 'healthy';
    delete target.reason;
    delete target.description;
  } else if (target.fails >= target.settings.unhealthyThreshold) {
    target.state = 'unhealthy';
    Object.assign(target, complaint(result));
  }
}

function complaint(result: CheckResult): Required<Pick<Target, 'reason' | 'description'>> {
  switch (result.kind) {
    case 'status':
      return {
        reason: 'Target.ResponseCodeMismatch',
        description: `Health checks failed with these codes: [${result.status}]`,
      };
    case 'timeout':
      return { reason: 'Target.Timeout', description: 'Request timed out' };
    case 'no-connection':
      return { reason: 'Target.FailedHealthChecks', description: 'Health checks failed' };
  }
}
