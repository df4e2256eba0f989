import type { BuildReport } from './build-report.ts';
import type { Finding } from './checkup/finding.ts';
import type { Color } from './color.ts';
import type { Command } from './command.ts';
import type { DriftReport } from './drift-report.ts';
import type { Next } from './next.ts';
import type { PlannedPicture, PlannedStack, StaticPicture } from './picture.ts';
import type { RollbackReport } from './rollback-report.ts';

/** How a command ended, in the words that callers hold on to. */
export const RESULTS = [
  'live',
  'unchanged',
  'superseded',
  'flipped-back',
  'refused',
  'needs-person',
] as const;
export type Result = (typeof RESULTS)[number];

export interface StepReport {
  /** The step's word in the list of its command, for example `hand over`. */
  readonly step: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly ms: number;
  readonly state: 'done' | 'unchanged' | 'skipped' | 'failed';
  /** One line: what was found or changed. */
  readonly detail?: string;
}

/** One row of the table of what was and what is. Absent means that there was, or is, none. */
export interface Change {
  /** For example `live colour` or `release`. */
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

/** What the platform said of itself while the command worked, for example an event of an ECS service. */
export interface EventReport {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Whose event it is, for example the name of a service. */
  readonly of: string;
  readonly text: string;
}

export interface FailureReport {
  /** What visitors of the public host get at this moment: one sentence, and always known to be true. */
  readonly usersSeeNow: string;
  /** The step's word; `inputs` when none had begun. */
  readonly step: string;
  readonly message: string;
  readonly remedy: string;
  /** Oldest first; the report shows the last 20. */
  readonly logLines: readonly string[];
}

interface Told {
  /** Absent when not even that could be read. */
  readonly command?: Command;
  readonly environment?: string;
  readonly release?: string;
  readonly image?: string;
  /** How the image was come by, where it was looked for or built. */
  readonly report?: BuildReport;
  /** What the image's scan has found, in words. */
  readonly scan?: string;
  /** What a plan came to: its page takes the place of the summary. */
  readonly picture?: PlannedPicture | StaticPicture;
  /** What a look for drift came to. */
  readonly drift?: DriftReport;
  /** What the doctor has found, check by check. */
  readonly checkup?: readonly Finding[];
  /** Where people were told: a comment on the pull request, or the issue of a drift. */
  readonly commentUrl?: string;
  /** As the public record said when last read. */
  readonly liveColor?: Color;
  readonly previousColor?: Color;
  /** `https://` and the public host. */
  readonly url?: string;
  /** Whether anything was written that outlives the run. */
  readonly changed: boolean;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly ms: number;
  readonly steps: readonly StepReport[];
  readonly changes: readonly Change[];
  /** What the infrastructure engine was to change, in its order. */
  readonly plans?: readonly PlannedStack[];
  /** Things to know that did not stop the run; one sentence each. */
  readonly notices: readonly string[];
  /** Oldest first. */
  readonly events?: readonly EventReport[];
  /** Of a rollback that knew what it goes back from, and of one that was asked for a release that cannot come back. */
  readonly rollback?: RollbackReport;
  /** What a reader would want next, or what takes this back. */
  readonly next?: Next;
}

/** Live equals requested, or a newer request took this one's place. Without anything to say but facts, for status. */
export interface Success extends Told {
  readonly result: 'live' | 'unchanged' | 'superseded';
}

export interface Setback extends Told {
  readonly result: 'flipped-back' | 'refused' | 'needs-person';
  readonly failure: FailureReport;
}

export type Outcome = Success | Setback;

const EXIT_CODES: Readonly<Record<Result, number>> = {
  live: 0,
  unchanged: 0,
  superseded: 0,
  refused: 1,
  'flipped-back': 2,
  'needs-person': 3,
};

/**
 * 0 live equals requested, or superseded · 1 refused or failed with production unchanged, or drift found ·
 * 2 failed and flipped back · 3 production needs a person.
 */
export function exitCode(result: Result): number {
  return EXIT_CODES[result];
}

export function isSetback(outcome: Outcome): outcome is Setback {
  return 'failure' in outcome;
}
