import { type CheckoutMigrations, parseCheckout } from '../model/checkout-migrations.ts';
import { UNPACK } from '../model/guarded-command.ts';
import type { Checkout } from '../ports.ts';
import { checkedOut } from './checked-out.ts';
import { commandOutput } from './exec.ts';
import { packedProgram } from './packed-program.ts';

/** In the order in which they import each other. Each address stands here in full, for the bundler to find it. */
const MODULES = [
  ['flipgate_names', new URL('../checkout/flipgate_names.py', import.meta.url)],
  ['flipgate_operations', new URL('../checkout/flipgate_operations.py', import.meta.url)],
  ['flipgate_checkout', new URL('../checkout/flipgate_checkout.py', import.meta.url)],
] as const;

export interface CheckoutPlace {
  /** Absolute. */
  readonly workspace: string;
  /** Where the machine's Python is looked for. */
  readonly path: string;
}

export function openCheckout({ workspace, path }: CheckoutPlace): Checkout {
  return {
    async migrations(release) {
      const commit = await checkedOut(workspace);
      if (commit === release) return readMigrations(workspace, path);
      const why =
        commit === undefined
          ? 'the job has no checkout in its workspace'
          : `the checkout is at ${commit.slice(0, 12)}`;
      return { kind: 'unknown', why };
    },
  };
}

/** Isolated: neither the checkout nor the environment may put a module of its own before Python's. It is parsed, and never run. */
export async function readMigrations(workspace: string, path: string): Promise<CheckoutMigrations> {
  try {
    const args = ['-I', '-S', '-c', UNPACK, await packedProgram(MODULES), workspace];
    return parseCheckout(await commandOutput('python3', args, { cwd: '/', env: { PATH: path } }));
  } catch {
    return { kind: 'unknown', why: 'there is no python3 on this machine, or it could not read them' };
  }
}
