import type { Job } from '../../model/job.ts';
import type { EngineChoice } from '../../model/request.ts';
import type { GitHub, Log, Store } from '../../ports.ts';
import type { Way } from './way.ts';

/** Where the states are, one for each stack. */
export interface StateBackend {
  /** What `init` is told as `-backend-config`, by name. */
  settings(stack: string): Readonly<Record<string, string>>;
  /** The lock that is on this stack's state now. */
  lock(stack: string): Promise<StateLock | undefined>;
}

export interface StateLock {
  readonly id: string;
  /** `user@host`. */
  readonly who: string;
  /** By the clock of the machine that took it. */
  readonly createdAt: number;
}

export interface TerraformOptions {
  /** Absolute path of terraform or tofu, or of a setup action's wrapper of it; of what runs it. */
  readonly binary: string;
  readonly way: Way;
  /** As it was asked for. */
  readonly engine: EngineChoice;
  /** Absolute; holds `terraform/shared` and `terraform/color`, or `shared` and `color`. */
  readonly infraFolder: string;
  /** Absolute, private to this run, outside the checkout: plans and variables are written there in clear. */
  readonly workFolder: string;
  readonly backend: StateBackend;
  /** `<name>-<environment>`: the folder of the store in which a held lock is noted. */
  readonly siteKey: string;
  /** The user's own; each goes to the stacks that declare it. */
  readonly userVariables: Readonly<Record<string, unknown>>;
  /** `take` for who may apply; `leave` for who may only read the bucket, and then nothing can be applied. */
  readonly stateLock: 'take' | 'leave';
  /** The child's whole environment; asked before each command, so that credentials may be renewed. */
  environment(): Promise<Readonly<Record<string, string>>>;
  /** Called with each sensitive output's text before it is returned. */
  mask(value: string): void;
  readonly job: Pick<Job, 'runId' | 'attempt' | 'runner'>;
  readonly log: Log;
  readonly store: Store;
  readonly github: Pick<GitHub, 'runFinished'>;
}
