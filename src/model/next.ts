import { type Color, otherColor } from './color.ts';
import { Failure } from './failure.ts';
import { whyRemoved } from './gone-color.ts';
import type { Hold } from './hold.ts';
import type { Job } from './job.ts';
import type { Ledger } from './ledger.ts';
import type { SiteRequest } from './request.ts';
import { type RollbackTarget, rollbackTarget } from './rollback-target.ts';
import { schemaGate } from './schema-gate.ts';
import type { Site } from './site.ts';
import { describeMoment } from './span.ts';

/** What a reader would want next: one that can be copied as it stands, and works at the moment it is told. */
export type Next =
  /** Another command of the action, with the inputs that it needs beside those that every command has. */
  | {
      readonly kind: 'command';
      readonly why: string;
      readonly command: SiteRequest['command'];
      readonly inputs: Readonly<Record<string, string>>;
      /** `owner/name`; absent outside GitHub Actions. */
      readonly repository?: string;
      /** What a workflow that asks for it would not take by itself. */
      readonly environment?: string;
    }
  /** This very run once more. */
  | {
      readonly kind: 'again';
      readonly why: string;
      readonly runId?: string;
      readonly repository?: string;
    };

/** Where a command is to be given again. */
export interface Whereabouts {
  readonly job: Job;
  readonly site: Pick<Site, 'environment'>;
}

/** What the callers' rollback takes when it is told nothing. */
const USUAL_ENVIRONMENT = 'production';

/**
 * How what is live now is taken back; undefined where nothing lies before it, or its code would not run on the database
 * as it is.
 */
export function wayBack(
  ledger: Ledger,
  live: Color,
  liveRelease: string,
  where: Whereabouts,
): Next | undefined {
  const target = previous(ledger, live, liveRelease);
  if (!target) return undefined;
  const to = target.kind === 'adopted' ? target.kind : target.line.release;
  if (schemaGate(ledger, to).forbidding.length > 0) return undefined;
  const idle = otherColor(live);
  if (target.kind === 'release' && whyRemoved(ledger, idle) !== undefined) {
    const why = `Take this back: inside ${live}, task by task, because ${idle} is removed.`;
    return commandNext('rollback', { to, 'in-place': 'true' }, why, where);
  }
  return commandNext('rollback', { to }, `Take this back: ${howFast(ledger, live, target)}`, where);
}

/** After a rollback: the deploy that may pass although it contains what was taken out. */
export function liftHold({ from }: Pick<Hold, 'from'>, where: Whereabouts): Next {
  const why = `Deploy a commit that contains ${from.slice(0, 12)} all the same, which ends the hold. A deploy that reverts its commits needs no such word.`;
  return commandNext('deploy', { 'lift-hold': 'true' }, why, where);
}

export function commandNext(
  command: SiteRequest['command'],
  inputs: Readonly<Record<string, string>>,
  why: string,
  { job, site: { environment } }: Whereabouts,
): Next {
  const told = command === 'rollback' && environment !== USUAL_ENVIRONMENT ? { environment } : {};
  return { kind: 'command', why, command, inputs, ...repositoryOf(job), ...told };
}

export function again(why: string, job: Job): Next {
  return {
    kind: 'again',
    why,
    ...(job.runId === undefined ? {} : { runId: job.runId }),
    ...repositoryOf(job),
  };
}

function previous(ledger: Ledger, live: Color, liveRelease: string): RollbackTarget | undefined {
  try {
    return rollbackTarget(ledger, { to: undefined, live, liveRelease, deploying: undefined });
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function howFast(ledger: Ledger, live: Color, target: RollbackTarget): string {
  if (target.kind === 'adopted') return 'the records from before Flipgate are restored by one batch.';
  const line = ledger.releases.findLast((one) => one.color === live && one.state === 'closed');
  const isWarm = line?.settledAt === undefined && line?.before.kind === 'color';
  if (!isWarm) return 'the previous release is started again first, which takes a few minutes.';
  const until = line.dueAt === undefined ? 'it is settled' : describeMoment(line.dueAt);
  return `one flip, within seconds, while ${line.before.color} is warm: until ${until}, or the next deploy.`;
}

function repositoryOf({ repository }: Job): { repository?: string } {
  return repository === undefined ? {} : { repository };
}
