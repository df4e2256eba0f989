import type { FailureReport } from '../model/outcome.ts';
import { explainAnswer } from './answer-reason.ts';
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
    explainStop(message) ?? explainAnswer(message) ?? explainLog(logLines) ?? explainExit(message);
  return found && `This usually means that ${found.meaning}. ${found.remedy}`;
}
