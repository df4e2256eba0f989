import type { MigrationAttempt } from './release.ts';

/** What ECS says of a task's end, as far as a verdict needs it. */
export interface EndedTask {
  readonly lastStatus: string;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  readonly containers: readonly {
    readonly name: string;
    readonly exitCode: number | null;
    readonly reason?: string;
  }[];
}

export type TaskVerdict =
  | { readonly kind: 'running' }
  | { readonly kind: 'passed' }
  | {
      readonly kind: 'failed';
      readonly exitCode: number | null;
      readonly reason: string;
      /** Somebody asked ECS to stop it, as a run does that is interrupted. */
      readonly stoppedByRequest?: true;
    };

/** ECS's stop code for StopTask. */
const BY_REQUEST = 'UserInitiated';

/**
 * Whether a one-off task passed: by the exit code of the container that is judged, never of the first
 * or of all. Null means that it never started, and the truth is then in stopCode and stoppedReason. A task that was told to
 * stop may end with 0 without having done its work.
 */
export function judgeTask(task: EndedTask, container: string): TaskVerdict {
  if (task.lastStatus !== 'STOPPED') return { kind: 'running' };
  const judged = task.containers.find((one) => one.name === container);
  if (!judged) {
    return { kind: 'failed', exitCode: null, reason: `the task has no container named ${container}` };
  }
  const byRequest = task.stopCode === BY_REQUEST;
  if (judged.exitCode === 0 && !byRequest) return { kind: 'passed' };
  const said = [task.stopCode, task.stoppedReason, judged.reason].filter(
    (text) => text !== undefined && text !== '',
  );
  const ended = judged.exitCode === null ? 'never started' : `exit code ${judged.exitCode}`;
  const reason = [ended, ...new Set(said)].join(': ');
  return {
    kind: 'failed',
    exitCode: judged.exitCode,
    reason,
    ...(byRequest ? { stoppedByRequest: true } : {}),
  };
}

/** The attempt as it is written down when its task has ended. */
export function endedAttempt(
  attempt: MigrationAttempt,
  verdict: Exclude<TaskVerdict, { kind: 'running' }>,
  now: number,
): MigrationAttempt {
  return {
    ...attempt,
    state: verdict.kind,
    exitCode: verdict.kind === 'passed' ? 0 : verdict.exitCode,
    ms: now - attempt.startedAt,
  };
}

/** Django's own words, which reach a log only with the end of their line, or the guard's before them. */
const BEGUN = /^(?:\s*|flipgate: )(?:una|a)pplying (\S+?)(?:\.\.\.|$)/i;

/**
 * The migration that has been begun and not finished (`flipgate: applying orders.0002_total`, then
 * `Applying orders.0002_total... OK`): cutting it may leave half of a non-atomic migration behind.
 */
export function migrationInProgress(lines: readonly string[]): string | undefined {
  const last = lines.findLast((line) => BEGUN.test(line));
  if (last === undefined || /\.\.\.\s*(OK|FAKED)/.test(last)) return undefined;
  const after = lines.slice(lines.lastIndexOf(last) + 1);
  if (after.some((line) => /^\s*(OK|FAKED)\b/.test(line) || /^Traceback/.test(line))) return undefined;
  return BEGUN.exec(last)?.[1];
}

/** PostgreSQL's own words (code 55P03) for a lock that `lock_timeout` did not wait longer for. */
export function lockTimedOut(lines: readonly string[]): boolean {
  return lines.some((line) => line.includes('canceling statement due to lock timeout'));
}
