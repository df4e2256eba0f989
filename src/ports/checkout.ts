import type { CheckoutMigrations } from '../model/checkout-migrations.ts';

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
