import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applied, type Difference, difference, type Entry } from './entries.ts';
import { SIZES, type Size } from './usage.ts';
import { VARIANT_NAMES, VARIANTS, type VariantName } from './variants.ts';

/** What is billed of the stacks that make one environment; both colours are alike. */
export interface Stacks {
  readonly bootstrap: readonly Entry[];
  readonly shared: readonly Entry[];
  readonly color: readonly Entry[];
}

/** Read from plans: both sizes as they come, and each variant. */
export interface Plans {
  readonly sizes: Readonly<Record<Size, Stacks>>;
  readonly variants: Readonly<Record<VariantName, Stacks>>;
}

const FILE = join(import.meta.dirname, 'plans.json');

type Kept = Readonly<Record<keyof Stacks, readonly Entry[]>>;

interface Stored {
  readonly sizes: Readonly<Record<Size, Kept>>;
  readonly variants: Readonly<Record<VariantName, Readonly<Partial<Record<keyof Stacks, Difference>>>>>;
}

export function plansFile(): { readonly path: string; readonly is: string } {
  return { path: FILE, is: existsSync(FILE) ? readFileSync(FILE, 'utf8') : '' };
}

/** The plans that were last rendered: what is fast to test. */
export function keptPlans(): Plans {
  const { sizes, variants } = JSON.parse(plansFile().is) as Stored;
  return {
    sizes,
    variants: byName((name) =>
      mapped(sizes[VARIANTS[name].size], (list, stack) => {
        const differs = variants[name][stack];
        return differs ? applied(list, differs) : list;
      }),
    ),
  };
}

/** As the file holds them: a line for each entry, and of a variant what differs alone. */
export function asText({ sizes, variants }: Plans): string {
  const stored = {
    sizes: Object.fromEntries(SIZES.map((size) => [size, sizes[size]])),
    variants: byName((name) => differences(variants[name], sizes[VARIANTS[name].size])),
  };
  const lines: string[] = [];
  const short = JSON.stringify(
    stored,
    (_, value) => {
      if (typeof value !== 'object' || value === null || !('kind' in value)) return value;
      lines.push(JSON.stringify(value));
      return `entry ${lines.length - 1}`;
    },
    2,
  );
  return `${short.replaceAll(/"entry (\d+)"/g, (_, place) => lines[Number(place)] ?? '')}\n`;
}

function differences(of: Stacks, than: Stacks) {
  const all = (['bootstrap', 'shared', 'color'] as const).map(
    (stack) => [stack, difference(of[stack], than[stack])] as const,
  );
  return Object.fromEntries(all.filter(([, { less, more }]) => less.length + more.length > 0));
}

function mapped(
  stacks: Kept,
  change: (list: readonly Entry[], stack: keyof Stacks) => readonly Entry[],
): Stacks {
  return {
    bootstrap: change(stacks.bootstrap, 'bootstrap'),
    shared: change(stacks.shared, 'shared'),
    color: change(stacks.color, 'color'),
  };
}

function byName<T>(of: (name: VariantName) => T): Readonly<Record<VariantName, T>> {
  return Object.fromEntries(VARIANT_NAMES.map((name) => [name, of(name)])) as Record<VariantName, T>;
}
