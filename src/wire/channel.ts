import type { Log } from '../ports.ts';

/** Where a run's words go. */
export interface Channel {
  readonly log: Log;
  /** Told every secret value before anything else is done with it. */
  readonly mask: (value: string) => void;
  /** A text without any of them. */
  readonly hide: (text: string) => string;
}
