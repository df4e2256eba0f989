import type { Color } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import { Interruption } from '../model/interruption.ts';
import type { FailureReport, Outcome, Setback, Success } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';
import type { Outlook } from '../steps/ground.ts';
import type { Journal } from '../steps/journal.ts';
import { whatUsersSee } from '../steps/users-see.ts';
import { FlippedBack, NeedsPerson } from './taking-back.ts';

/** How a list ended well. */
export interface Ending {
  readonly result: Success['result'];
  readonly release?: string;
  readonly image?: string;
  readonly liveColor?: Color;
  readonly previousColor?: Color;
  readonly next?: string;
}

export interface Frame {
  readonly request: Request;
  readonly journal: Journal;
  readonly startedAt: number;
}

export function success(frame: Frame, ending: Ending, now: number): Outcome {
  return { ...told(frame, now), ...ending };
}

/** What users see now is read afresh: nothing that the run believed is taken for it. */
export async function setback(frame: Frame, error: unknown, outlook: Outlook | undefined): Promise<Outcome> {
  const seen = outlook && (await whatUsersSee(outlook));
  const cause = error instanceof FlippedBack || error instanceof NeedsPerson ? error.cause : error;
  const failure: FailureReport = {
    usersSeeNow: seen?.sentence ?? 'Production is as it was: nothing was begun.',
    step: frame.journal.failedStep()?.step ?? 'inputs',
    ...explain(cause),
  };
  const result = resultOf(error);
  const now = outlook?.world.clock.now() ?? frame.startedAt;
  return {
    ...told(frame, now),
    ...requested(frame.request),
    result,
    failure:
      result === 'needs-person' && error instanceof NeedsPerson
        ? { ...failure, remedy: error.remedy }
        : failure,
    ...(seen?.live === undefined ? {} : { liveColor: seen.live }),
  };
}

function resultOf(error: unknown): Setback['result'] {
  if (error instanceof FlippedBack) return 'flipped-back';
  return error instanceof NeedsPerson ? 'needs-person' : 'refused';
}

function explain(cause: unknown): Pick<FailureReport, 'message' | 'remedy' | 'logLines'> {
  if (cause instanceof Failure)
    return { message: cause.message, remedy: cause.remedy, logLines: cause.logLines };
  if (cause instanceof Interruption) {
    return {
      message: cause.message,
      remedy: 'Run this again: it goes on from where things stand.',
      logLines: [],
    };
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return {
    message,
    remedy: 'Run this again. If it happens twice, open an issue with this page.',
    logLines: cause instanceof Error ? (cause.stack ?? '').split('\n').slice(0, 20) : [],
  };
}

function told({ request, journal, startedAt }: Frame, now: number) {
  return {
    command: request.command,
    url: `https://${request.site.hostname}`,
    changed: journal.wrote,
    startedAt,
    ms: now - startedAt,
    steps: journal.steps,
    changes: journal.changes,
    ...(journal.plans.length === 0 ? {} : { plans: journal.plans }),
    notices: journal.notices,
  };
}

function requested(request: Request): { release?: string; image?: string } {
  return request.command === 'deploy' ? { release: request.release, image: request.image } : {};
}
