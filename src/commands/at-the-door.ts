import { Failure, messageOf } from '../model/failure.ts';
import type { Setback } from '../model/outcome.ts';

/** Before there was a world to ask: nothing was begun, so nothing has changed. */
export function refusedAtTheDoor(error: unknown, startedAt: number, now: number): Setback {
  const failure = error instanceof Failure ? error : undefined;
  return {
    result: 'refused',
    changed: false,
    startedAt,
    ms: now - startedAt,
    steps: [],
    changes: [],
    notices: [],
    failure: {
      usersSeeNow: 'Production is as it was: nothing was begun.',
      step: 'inputs',
      message: messageOf(error),
      remedy: failure?.remedy ?? 'Run this again. If it happens twice, open an issue with this log.',
      logLines: failure ? failure.logLines : error instanceof Error ? (error.stack ?? '').split('\n') : [],
    },
  };
}
