import type { Outcome } from './outcome.ts';
import { isSetback } from './outcome.ts';

/** A deployment as GitHub shows it beside a commit. */
export interface SeenDeployment {
  readonly id: number;
  /** The page of the run of ours that made it; absent for what the runner or another tool made. */
  readonly run?: string;
  /** Newest first. */
  readonly statuses: readonly SeenStatus[];
}
export interface SeenStatus {
  readonly state: string;
  /** The page that the status leads to; may be empty. */
  readonly logUrl: string;
}
export type ShownState = 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';

/** What is to be shown, and in which deployment: this run's, or that or one that an ended run left, or else a new one. */
export interface Showing {
  readonly state: ShownState;
  readonly description: string;
  readonly claims: 'own' | 'left' | 'new';
}

/**
 * A job that names an environment has a deployment already: the runner made it, and its statuses lead to this run.
 * So do those of ours. Newest first, so that a later attempt finds its own.
 */
export function claimed(
  found: readonly SeenDeployment[],
  runPage: string | undefined,
  claims: Showing['claims'],
): SeenDeployment | undefined {
  const own =
    runPage === undefined
      ? undefined
      : found.find(({ run, statuses }) => run === runPage || statuses.some(leadsTo(runPage)));
  if (own || claims === 'own') return own;
  return found.find(({ run, statuses }) => run !== undefined && !isEnded(statuses[0]));
}

/** The runner says by itself that its job has begun. */
export function isToldAlready(
  { statuses: [newest] }: SeenDeployment,
  { state }: Showing,
  runPage: string | undefined,
): boolean {
  return (
    state === 'in_progress' && newest?.state === state && runPage !== undefined && leadsTo(runPage)(newest)
  );
}

function leadsTo(runPage: string): (status: SeenStatus) => boolean {
  return ({ logUrl }) => logUrl === runPage || logUrl.startsWith(`${runPage}/`);
}

function isEnded(newest: SeenStatus | undefined): boolean {
  return newest !== undefined && !['pending', 'queued', 'in_progress'].includes(newest.state);
}

/** In our own words alone: a message from outside may hold what nobody is to read there. Undefined when nothing moved. */
export function showingOf(outcome: Outcome): Showing | undefined {
  const { command, result, release } = outcome;
  if (command !== 'deploy' && command !== 'rollback') return undefined;
  if (result === 'live') return { state: 'success', description: liveWords(outcome), claims: 'new' };
  if (command === 'rollback' || result === 'superseded') return undefined;
  // Without a release `post:` found nothing to tidy.
  if (result === 'unchanged' && release === undefined) return undefined;
  if (result === 'unchanged') return { state: 'success', description: liveWords(outcome), claims: 'left' };
  // Refused before it had the lock: what failed is this run, and GitHub says that by itself.
  if (!outcome.steps.some(({ step, state }) => step === 'lock' && state !== 'failed')) return undefined;
  const state = result === 'needs-person' ? 'error' : 'failure';
  return { state, description: failedWords(outcome, result), claims: 'own' };
}

function liveWords({ command, liveColor }: Outcome): string {
  const where = liveColor === undefined ? 'live' : `live in ${liveColor}`;
  return command === 'rollback' ? `rolled back: ${where}` : where;
}

const ENDED = {
  refused: 'production is as it was',
  'flipped-back': 'flipped back',
  'needs-person': 'production needs a person',
} as const;

function failedWords(outcome: Outcome, result: keyof typeof ENDED): string {
  return isSetback(outcome) ? `failed in ${outcome.failure.step}: ${ENDED[result]}` : ENDED[result];
}
