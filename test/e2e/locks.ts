import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FullCloud } from '../cloud/full-cloud.ts';

const LOOK_AGAIN_MS = 10;

/** The locks that lie in the bucket: the environment's, and those that terraform puts on its states. */
export interface Locks {
  /** Their names. */
  held(): readonly string[];
  /**
   * Resolves once an apply to this stack holds its state, and the run has noted down whose lock that is. To be asked
   * before the stack is planned: the plan takes the lock first, the apply second.
   */
  applyHolds(stack: string): Promise<void>;
}

export function locksOf({ s3 }: Pick<FullCloud, 's3'>): Locks {
  const objects = () =>
    [...s3.buckets.values()].flatMap((bucket) => [...bucket.keys()].map((key) => ({ bucket, key })));
  const text = (name: string): string => {
    const found = objects().find(({ key }) => basename(key) === name);
    return new TextDecoder().decode(found?.bucket.get(found.key)?.body);
  };
  const idOf = (stack: string): string => {
    const lock = text(`${stack}.tfstate.tflock`);
    return lock === '' ? '' : (JSON.parse(lock) as { ID: string }).ID;
  };
  return {
    held: () =>
      objects()
        .map(({ key }) => basename(key))
        .filter((name) => name === 'lock.json' || name.endsWith('.tflock')),
    applyHolds: async (stack) => {
      const seen = new Set<string>();
      for (;;) {
        const id = idOf(stack);
        if (id !== '') seen.add(id);
        if (id !== '' && seen.size >= 2 && text(`terraform-${stack}.json`).includes(id)) return;
        await sleep(LOOK_AGAIN_MS);
      }
    },
  };
}
