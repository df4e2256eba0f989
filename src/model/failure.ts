/**
 * An error that is an instruction: what is wrong, with the value seen, and what to do about it.
 * Thrown by steps and adapters, turned into an outcome in one place.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly remedy: string;
  /** The last lines of the log that explains it, oldest first. */
  readonly logLines: readonly string[];

  constructor(
    message: string,
    remedy: string,
    more: { readonly logLines?: readonly string[]; readonly cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.remedy = remedy;
    this.logLines = more.logLines ?? [];
  }
}

/** Nobody answers: another token or another zone would not either. */
export class Unreachable extends Failure {}

/** What was thrown, in its own words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** For a notice: nobody runs a deploy again for the sake of words that could not be read or written. */
export function saidBy(error: unknown): string {
  if (error instanceof Failure && !(error instanceof Unreachable)) return `${error.message} ${error.remedy}`;
  return messageOf(error);
}

/** A write that may or may not have been applied: its answer was lost. Resolve it by reading. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** The remote side asked for fewer calls; slow down, do not give up. */
export class Throttled extends Error {
  override readonly name = 'Throttled';
  /** Milliseconds to wait, where the remote side said so. */
  readonly retryAfter: number | undefined;
  constructor(message: string, retryAfter?: number) {
    super(message);
    this.retryAfter = retryAfter;
  }
}
