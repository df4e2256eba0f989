import type { Run } from '../../demo/run.ts';
import type { StageOptions } from '../../demo/stage.ts';
import type { Overheard } from '../../roles/demands/overhear.ts';
import type { Performance, Proposed, Pushed, Watch } from '../performance.ts';

const MINUTES = 60_000;
export const DEPLOY = { timeout: 6 * MINUTES };

/** What the story is told in, where engines differ. */
export interface Telling {
  readonly engine: StageOptions['engine'];
  /** The days that logs are kept, as a page has them. */
  readonly retention: string;
  /** How the row of a drift begins that is in the web's log group. */
  readonly driftedLog: string;
  /** In the middle of an apply to green, the machine is lost. */
  readonly lost: {
    readonly title: string;
    /** Resolves at the moment when the run is to be lost, with all that can be lost beside it. */
    readonly moment: (on: Performance, run: Run) => Promise<void>;
    /** Locks that stay behind. */
    readonly held: readonly string[];
    /** What the next run says of it; told each of its lines. */
    readonly found: RegExp;
    readonly watch: Watch;
  };
}

/** What the chapters leave to each other: each begins where the one before it has left production. */
export interface Tale {
  on: Performance;
  overheard: Overheard;
  first: Pushed;
  second: Proposed;
  fourth: Pushed;
}
