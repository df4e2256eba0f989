import { inOrder, neededBy } from './order.ts';
import type { Template } from './template.ts';

type Act = (id: string) => Promise<void>;

/**
 * Acts on resources, on each as soon as those that it needs are done: many at once, as CloudFormation does.
 * @throws the first failure, once everything that was begun has ended; nothing is begun after it.
 */
export function inTurn(template: Template, ids: readonly string[], act: Act): Promise<void> {
  return actOnAll(inOrder(template, ids), (id) => neededBy(template, id), act);
}

/** The other way round: on each as soon as those that need it are done. */
export function inTurnBack(template: Template, ids: readonly string[], act: Act): Promise<void> {
  const needing = new Map<string, string[]>();
  for (const id of ids)
    for (const needed of neededBy(template, id)) needing.set(needed, [...(needing.get(needed) ?? []), id]);
  return actOnAll(inOrder(template, ids).toReversed(), (id) => needing.get(id) ?? [], act);
}

async function actOnAll(
  ordered: readonly string[],
  firstOf: (id: string) => readonly string[],
  act: Act,
): Promise<void> {
  const failures: unknown[] = [];
  const begun = new Map<string, Promise<void>>();
  for (const id of ordered) {
    const first = firstOf(id).flatMap((one) => begun.get(one) ?? []);
    const done = Promise.all(first).then(async () => {
      if (failures.length > 0) return;
      await act(id).catch((error: unknown) => void failures.push(error));
    });
    begun.set(id, done);
  }
  await Promise.all(begun.values());
  if (failures.length > 0) throw failures[0];
}
