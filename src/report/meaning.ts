import type { FailureReport } from '../model/outcome.ts';
import { explainAnswer, explainCheck } from './answer-reason.ts';
import type { Explanation } from './explanation.ts';
import { explainLog } from './log-reason.ts';
import { explainExit, explainStop } from './stop-reason.ts';

/**
 * What a failure that quotes a platform's terse words means, in a sentence; undefined when they say
 * nothing that is known here. The exit code comes last: the log knows better.
 */
export function meaningOf({
  message,
  logLines,
}: Pick<FailureReport, 'message' | 'logLines'>): string | undefined {
  const found =
    explainCheck(message) ??
    explainStop(message) ??
    explainAnswer(message) ??
    explainLog(logLines) ??
    explainExit(message);
  return found && `This usually means that ${found.meaning}${sizeOf(found, message)}. ${found.remedy}`;
}

/** What the task had, beside what it wanted more of. */
function sizeOf({ meaning }: Explanation, message: string): string {
  const memory = /it had (\d+) MiB of memory/.exec(message)?.[1];
  return memory !== undefined && meaning.includes('memory') ? ` (${memory} MiB)` : '';
}
