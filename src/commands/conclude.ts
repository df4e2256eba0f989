import type { BuildReport } from '../model/build-report.ts';
import type { Finding } from '../model/checkup/finding.ts';
import { Unfit } from '../model/checkup/unfit.ts';
import type { Color } from '../model/color.ts';
import type { DriftReport } from '../model/drift-report.ts';
import { Failure, messageOf } from '../model/failure.ts';
import { GoneColor } from '../model/gone-color.ts';
import { afterInterruption, Interruption } from '../model/interruption.ts';
import type { Job } from '../model/job.ts';
import { again, commandNext, type Next } from '../model/next.ts';
import type { FailureReport, Outcome, Setback, Success } from '../model/outcome.ts';
import type { PlannedPicture } from '../model/picture.ts';
import type { SiteRequest } from '../model/request.ts';
import { rollbackReport } from '../model/rollback-report.ts';
import type { Clock } from '../ports.ts';
import type { Outlook } from '../steps/ground.ts';
import type { Journal } from '../steps/journal.ts';
import { whatUsersSee } from '../steps/users-see.ts';
import { BlockedPlan, Drifted } from './shown-failures.ts';
import { FlippedBack, NeedsPerson } from './taking-back.ts';

/** How a list ended well. */
export interface Ending {
  readonly result: Success['result'];
  readonly release?: string;
  readonly image?: string;
  readonly report?: BuildReport;
  readonly scan?: string;
  readonly picture?: PlannedPicture;
  readonly drift?: DriftReport;
  readonly checkup?: readonly Finding[];
  readonly commentUrl?: string;
  readonly liveColor?: Color;
  readonly previousColor?: Color;
  readonly next?: Next;
}

export interface Frame {
  readonly request: SiteRequest;
  readonly job: Job;
  readonly journal: Journal;
  readonly startedAt: number;
}

export function success(frame: Frame, ending: Ending, now: number): Outcome {
  return { ...told(frame, now), ...ending };
}

/** What users see now is read afresh: nothing that the run believed is taken for it. */
export async function setback(
  frame: Frame,
  error: unknown,
  outlook: Outlook | undefined,
  clock: Clock,
): Promise<Outcome> {
  const seen = outlook && (await whatUsersSee(outlook));
  const cause = error instanceof FlippedBack || error instanceof NeedsPerson ? error.cause : error;
  const failure: FailureReport = {
    usersSeeNow: seen?.sentence ?? 'Production is as it was: nothing was begun.',
    step: frame.journal.failedStep()?.step ?? 'inputs',
    ...explain(cause),
    ...lastTrouble(frame, cause),
  };
  const result = resultOf(error);
  return {
    ...told(frame, clock.now()),
    ...requested(frame.request),
    result,
    failure:
      result === 'needs-person' && error instanceof NeedsPerson
        ? { ...failure, remedy: error.remedy }
        : failure,
    ...(seen?.live === undefined ? {} : { liveColor: seen.live }),
    ...(error instanceof BlockedPlan ? blocked(error) : {}),
    ...(error instanceof Drifted ? drifted(error) : {}),
    ...(error instanceof Unfit ? { checkup: error.findings } : {}),
    ...nextAfter(frame, error),
  };
}

function blocked({ picture, commentUrl }: BlockedPlan): Pick<Setback, 'picture' | 'commentUrl'> {
  return { picture, ...(commentUrl === undefined ? {} : { commentUrl }) };
}

function drifted({ issueUrl, report }: Drifted): Pick<Setback, 'drift' | 'commentUrl'> {
  return { drift: report, ...(issueUrl === undefined ? {} : { commentUrl: issueUrl }) };
}

/** Why the time ran out is what ECS had said last, and said in the events of a service alone. */
function lastTrouble({ journal }: Frame, cause: unknown): Partial<FailureReport> {
  if (!(cause instanceof Interruption) || cause.kind !== 'timed-out') return {};
  const trouble = journal.events.findLast(({ text }) => /unable to place|is unhealthy in/.test(text));
  return trouble ? { message: `${cause.message} ECS said last: ${trouble.text}` } : {};
}

/** What can be copied after a setback; a release that has to be mended has nothing of the kind. */
function nextAfter({ job, request }: Frame, error: unknown): { next?: Next } {
  const where = { job, site: request.site };
  if (error instanceof NeedsPerson && error.way === 'in-place') {
    const why = 'Put the previous release on the live colour, without Cloudflare.';
    return { next: commandNext('rollback', { 'in-place': 'true' }, why, where) };
  }
  if (error instanceof GoneColor) {
    const why = 'Put that release on the live colour instead, task by task.';
    return { next: commandNext('rollback', { to: error.to, 'in-place': 'true' }, why, where) };
  }
  // Whoever rolls back does not want it again, and a command is not gone on with.
  const mayGoOn =
    error instanceof Interruption && error.kind !== 'stop-requested' && request.command !== 'run';
  if (error instanceof NeedsPerson || mayGoOn)
    return { next: again('Run this again: it goes on from where things stand.', job) };
  return {};
}

function resultOf(error: unknown): Setback['result'] {
  if (error instanceof FlippedBack) return 'flipped-back';
  return error instanceof NeedsPerson ? 'needs-person' : 'refused';
}

export function explain(cause: unknown): Pick<FailureReport, 'message' | 'remedy' | 'logLines'> {
  if (cause instanceof Failure)
    return { message: cause.message, remedy: cause.remedy, logLines: cause.logLines };
  if (cause instanceof Interruption)
    return { message: cause.message, remedy: afterInterruption(cause.kind), logLines: [] };
  const message = messageOf(cause);
  return {
    message,
    remedy: 'Run this again. If it happens twice, open an issue with this page.',
    logLines: cause instanceof Error ? (cause.stack ?? '').split('\n').slice(0, 20) : [],
  };
}

function told({ request, journal, startedAt }: Frame, now: number) {
  return {
    command: request.command,
    environment: request.site.environment,
    url: `https://${request.site.hostname}`,
    changed: journal.wrote,
    startedAt,
    ms: now - startedAt,
    steps: journal.steps,
    changes: journal.changes,
    ...(journal.plans.length === 0 ? {} : { plans: journal.plans }),
    notices: journal.notices,
    ...(journal.events.length === 0 ? {} : { events: journal.events }),
    ...(journal.rollback === undefined ? {} : { rollback: rollbackReport(journal.rollback) }),
  };
}

function requested(request: SiteRequest): { release?: string; image?: string } {
  if (request.command !== 'deploy') return {};
  const { release, source } = request;
  return source.kind === 'given' ? { release, image: source.image } : { release };
}
