import type { Ended } from './action.ts';
import type { Count, Failed } from './load.ts';
import type { Span } from './spans.ts';

/** How a scene should end. */
export interface Expectation {
  readonly exitCode: number;
  /** The action's output `result`; undefined where a kill lets it give none. */
  readonly result: string | undefined;
  /** What the public record says afterwards: a colour, or an address. Undefined where others decide that meanwhile. */
  readonly live?: string;
}

/** A scene as it was played. */
export interface Played {
  readonly name: string;
  readonly title: string;
  /** Whether the others waited for it. */
  readonly place: 'on stage' | 'beside';
  readonly expected: Expectation;
  readonly ended: Pick<Ended, 'exitCode' | 'postExitCode' | 'outputs' | 'ms' | 'summary'>;
  readonly live: string;
  readonly count: Count;
  /** Of the pull request that it tells, in Markdown; undefined where there is none. */
  readonly comments: readonly string[] | undefined;
  /** The release whose own errors are not the deploy's: they are counted apart. */
  readonly faulty: string | undefined;
  readonly steps: readonly Span[];
  /** Commands of terraform, parts of the steps. */
  readonly terraform: readonly Span[];
}

/** Failed requests that nobody's own code answered: those that a deploy must never cause. */
export function lost(played: Pick<Played, 'count' | 'faulty'>): readonly Failed[] {
  return played.count.failed.filter((one) => !isOwn(one, played.faulty));
}

/** Errors that the faulty release's own code answered. */
export function own(played: Pick<Played, 'count' | 'faulty'>): readonly Failed[] {
  return played.count.failed.filter((one) => isOwn(one, played.faulty));
}

function isOwn(one: Failed, faulty: string | undefined): boolean {
  return faulty !== undefined && one.release === faulty && one.why === 'status 500';
}

/** Milliseconds between the first and the last of them. */
export function lasted(failed: readonly Failed[]): number {
  const times = failed.map(({ at }) => at);
  return times.length === 0 ? 0 : Math.max(...times) - Math.min(...times);
}

/** What is not as it should be, each in a few words; empty when all is. */
export function faults(played: Played): readonly string[] {
  const { expected, ended } = played;
  const found: string[] = [];
  const compare = (what: string, is: unknown, should: unknown) => {
    if (is !== should) found.push(`${what} is ${String(is)} where ${String(should)} is expected`);
  };
  compare('the exit code', ended.exitCode, expected.exitCode);
  compare('the result', ended.outputs['result'], expected.result);
  if (expected.live !== undefined) compare('live', played.live, expected.live);
  if (played.comments) compare('the number of comments', played.comments.length, 1);
  if (ended.postExitCode !== undefined) compare("post:'s exit code", ended.postExitCode, 0);
  const failed = lost(played);
  if (failed.length > 0) found.push(`${failed.length} requests failed`);
  return found;
}
