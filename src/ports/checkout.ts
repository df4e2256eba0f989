import type { CheckoutMigrations } from '../model/checkout-migrations.ts';
import type { CodeCheck } from '../model/code-check.ts';
import type { StackCode } from '../model/declarations.ts';

/** The program that stands before a migration's command, see src/guard. */
export interface GuardProgram {
  /** Its modules as one word of a command line. */
  packed(): Promise<string>;
}

/** The commit's files on the machine of the job. */
export interface Checkout {
  /** Never fails: where they cannot be read, it says why. */
  migrations(release: string): Promise<CheckoutMigrations>;
}

/** What a pull request would be merged into, as files in a folder. */
export type BaseTree =
  | { readonly kind: 'known'; readonly commit: string; readonly folder: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** `shipped`: the repository has none of its own. `app`: it is a program, which is not run. */
export type InfraCode = readonly StackCode[] | 'shipped' | 'app';

/** A pull request and its base as files: no state, no cloud, no credentials. */
export interface Trees {
  base(): Promise<BaseTree>;
  /** Of a folder that is no checkout of its own; never fails. */
  migrationsIn(folder: string): Promise<CheckoutMigrations>;
  /** What the infrastructure code declares: the pull request's, or that of the base in a folder. */
  code(base?: string): Promise<InfraCode>;
  /** Of the pull request's own code. */
  checks(signal: AbortSignal): Promise<readonly CodeCheck[]>;
}
