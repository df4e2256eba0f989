import { fieldsOf, isListOf, isText } from './json-fields.ts';
import type { MigrationPhase } from './release.ts';

/** What can be told of a migration by its file alone. */
export type CheckoutMigration =
  | {
      readonly kind: 'read';
      /** `orders.0004_total`. */
      readonly name: string;
      readonly dependencies: readonly string[];
      readonly replaces: readonly string[];
      readonly atomic: boolean | 'unknown';
      /** `RemoveField orders.order.note`; the first fifty. */
      readonly operations: readonly string[];
      /** Lines of SQL that the file writes out itself, for `RunSQL`. */
      readonly sql: readonly string[];
      /** `unclassified`: only the guard in the task can tell. */
      readonly phase: MigrationPhase | 'unclassified';
      readonly reversible: boolean | 'unknown';
    }
  | { readonly kind: 'unreadable'; readonly name: string; readonly why: string };

/** The migrations of a checkout, or why they are not known. */
export type CheckoutMigrations =
  | { readonly kind: 'known'; readonly migrations: readonly CheckoutMigration[] }
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * What src/checkout wrote of a checkout. It ran on files that anybody may have written, so whatever is not as it
 * writes counts as nothing.
 */
export function parseCheckout(output: string): CheckoutMigrations {
  let value: unknown;
  try {
    value = JSON.parse(output);
  } catch {
    return { kind: 'unknown', why: 'what was read of them is not JSON' };
  }
  const { complete, migrations } = fieldsOf(value);
  if (complete === false) return { kind: 'unknown', why: 'the checkout has more files than are read' };
  if (complete !== true || !Array.isArray(migrations)) return { kind: 'unknown', why: NOT_AS_WRITTEN };
  const read = migrations.map(migrationOf);
  const known = read.filter((one) => one !== undefined);
  return known.length === read.length
    ? { kind: 'known', migrations: known }
    : { kind: 'unknown', why: NOT_AS_WRITTEN };
}

const NOT_AS_WRITTEN = 'what was read of them has another form than expected';

function migrationOf(value: unknown): CheckoutMigration | undefined {
  const fields = fieldsOf(value);
  const { name, unreadable, dependencies, replaces, atomic, operations, sql, phase, reversible } = fields;
  if (!isText(name)) return undefined;
  if (isText(unreadable)) return { kind: 'unreadable', name, why: unreadable };
  if (!isTexts(dependencies) || !isTexts(replaces)) return undefined;
  if (!isTexts(operations) || !isTexts(sql)) return undefined;
  if (!isAnswer(atomic) || !isAnswer(reversible)) return undefined;
  if (phase !== 'expand' && phase !== 'contract' && phase !== 'unclassified') return undefined;
  return { kind: 'read', name, dependencies, replaces, atomic, operations, sql, phase, reversible };
}

function isTexts(value: unknown): value is readonly string[] {
  return isListOf(value, isText);
}

function isAnswer(value: unknown): value is boolean | 'unknown' {
  return typeof value === 'boolean' || value === 'unknown';
}
