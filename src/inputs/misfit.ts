/** Why a value cannot be used, and what to write instead. */
export class Misfit {
  readonly cause: string;
  readonly remedy: string;
  constructor(cause: string, remedy: string) {
    this.cause = cause;
    this.remedy = remedy;
  }
}

const SHOWN = 80;

/** A value on one line, short enough for a message, with control characters spelled out. */
export function shown(value: string): string {
  const quoted = JSON.stringify(value);
  return quoted.length > SHOWN ? `${quoted.slice(0, SHOWN)}…` : quoted;
}
