/** What is billed of one resource, in the words of the price table. */
export type Billed =
  | {
      readonly kind: 'database';
      readonly instance: string;
      readonly storage: string;
      readonly gb: number;
      readonly standby: boolean;
      readonly backupDays: number;
      readonly monitored: boolean;
    }
  | {
      readonly kind: 'cache';
      readonly engine: string;
      readonly node: string;
      readonly nodes: number;
      readonly snapshotDays: number;
    }
  | { readonly kind: 'load-balancer'; readonly zones: number }
  | { readonly kind: 'nat-gateway' | 'address' | 'secret' | 'key' }
  | { readonly kind: 'endpoint'; readonly zones: number }
  | ({
      readonly kind: 'service';
      /** While its colour is live. */
      readonly tasks: number;
      readonly spot: boolean;
      readonly publicAddress: boolean;
    } & Task)
  | ({ readonly kind: 'one-off' } & Task)
  | { readonly kind: 'insights'; readonly level: string }
  | { readonly kind: 'alarm'; readonly metrics: number }
  | { readonly kind: 'log'; readonly log: string; readonly days: number }
  | { readonly kind: 'backup'; readonly days: number }
  | { readonly kind: 'images'; readonly repository: 'releases' | 'cache' }
  | { readonly kind: 'bucket'; readonly holds: 'states' | 'access logs' };

interface Task {
  readonly role: string;
  readonly cpu: number;
  readonly memory: number;
  readonly architecture: string;
  readonly disk: number;
}

/** Resources of one address, whatever their keys, of which the same is billed. */
export type Entry = { readonly address: string; readonly count: number } & Billed;

/** @param address as Terraform writes it, with keys. */
export function entry(address: string, billed: Billed): Entry {
  return { address: address.replaceAll(/\[[^\]]*\]/g, ''), count: 1, ...billed } satisfies Entry;
}

/** Sorted, so that two lists of the same are equal. */
export function merged(entries: readonly Entry[]): readonly Entry[] {
  const found = new Map<string, Entry>();
  for (const one of entries) {
    const same = JSON.stringify({ ...one, count: 0 });
    found.set(same, { ...one, count: one.count + (found.get(same)?.count ?? 0) });
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** What a variant has less, and what it has more, than the list that it is a variant of. */
export interface Difference {
  readonly less: readonly Entry[];
  readonly more: readonly Entry[];
}

export function difference(of: readonly Entry[], than: readonly Entry[]): Difference {
  return { less: without(than, of), more: without(of, than) };
}

export function applied(list: readonly Entry[], { less, more }: Difference): readonly Entry[] {
  return merged([...without(list, less), ...more]);
}

function without(list: readonly Entry[], others: readonly Entry[]): readonly Entry[] {
  const known = new Set(others.map((one) => JSON.stringify(one)));
  return list.filter((one) => !known.has(JSON.stringify(one)));
}
