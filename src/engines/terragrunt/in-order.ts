import type { Unit } from './units.ts';

type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** For the unit that failed, which it needs itself or by another that was left. */
  | { readonly kind: 'left'; readonly failed: string };

/**
 * One task for each unit, once those that it needs are done; beside each other where none needs another. What needs a unit that
 * failed is left alone, and everything that has begun is waited for.
 * @param leave  told of each unit that is left, and which one failed.
 * @throws the first failure in the order of the units.
 */
export async function inOrder<T>(
  units: readonly Unit[],
  task: (unit: Unit) => Promise<T>,
  leave: (unit: string, failed: string) => void,
): Promise<readonly T[]> {
  const running = new Map<string, Promise<Outcome<T>>>();
  for (const unit of units) running.set(unit.name, outcomeOf(unit, running, task, leave));
  const outcomes = await Promise.all(running.values());
  const failure = outcomes.find((outcome) => outcome.kind === 'failed');
  if (failure !== undefined) throw failure.error;
  return outcomes.flatMap((outcome) => (outcome.kind === 'done' ? [outcome.value] : []));
}

async function outcomeOf<T>(
  unit: Unit,
  running: ReadonlyMap<string, Promise<Outcome<T>>>,
  task: (unit: Unit) => Promise<T>,
  leave: (unit: string, failed: string) => void,
): Promise<Outcome<T>> {
  const needed = await Promise.all(
    // One of another group is not ours to wait for.
    unit.needs.map(async (name) => ({ name, outcome: await running.get(name) })),
  );
  const [failed] = needed.flatMap(({ name, outcome }) => {
    if (outcome === undefined || outcome.kind === 'done') return [];
    return outcome.kind === 'failed' ? name : outcome.failed;
  });
  if (failed !== undefined) {
    leave(unit.name, failed);
    return { kind: 'left', failed };
  }
  try {
    return { kind: 'done', value: await task(unit) };
  } catch (error) {
    return { kind: 'failed', error };
  }
}
