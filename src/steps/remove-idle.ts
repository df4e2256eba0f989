import { otherColor } from '../model/color.ts';
import { newestOfColor } from '../model/ledger.ts';
import type { PlanChange } from '../model/plan-change.ts';
import type { Release } from '../model/release.ts';
import { removalOf, withRemoval } from '../model/removal.ts';
import type { RemovingSettle } from '../model/request.ts';
import type { Standing } from '../model/standing.ts';
import { emptyColor } from './empty-color.ts';
import { gate } from './gate.ts';
import type { Ground } from './ground.ts';
import { planRemoval } from './plan-removal.ts';
import { removePreviewRecord } from './preview-record.ts';
import { mustBeIdle } from './still-idle.ts';

/**
 * The idle colour's stack taken away, but for data and logs: looked at first, noted in the ledger before anything of it
 * goes, its preview record before its load balancer. The next deploy builds it anew.
 */
export async function removeIdle(
  ground: Ground,
  request: RemovingSettle,
  standing: Standing,
  live: Release,
): Promise<void> {
  const { book, journal, lease, world } = ground;
  const color = otherColor(live.color);
  const line = newestOfColor(book.current, color);
  if (!line) return journal.unchanged(`${color} was never built`);
  const idle = { color, cluster: line.shared.cluster, outputs: line.outputs };
  await emptyColor(ground, idle);
  const plan = await planRemoval(ground, book.current, request, standing, color, lease.signal);

  // The plan took its time, and somebody may have flipped, or started tasks, by hand.
  await mustBeIdle(ground, color);
  const begunAt = removalOf(book.current, color)?.begunAt ?? world.clock.now();
  await book.change(world.store, (ledger) => withRemoval(ledger, color, { begunAt }));
  await removePreviewRecord(ground, color);
  await mustBeIdle(ground, color);
  await emptyColor(ground, idle);
  await plan.apply(lease.signal, ({ changes }) => gate({ stack: plan.stack, changes }, [], live.color));
  await book.change(world.store, (ledger) =>
    withRemoval(ledger, color, { begunAt, doneAt: world.clock.now() }),
  );

  journal.change(`stack of ${color}`, 'built', 'removed');
  journal.done(`${color} is removed: ${counted(plan.changes)}; its logs stay`);
}

function counted(changes: readonly PlanChange[]): string {
  const gone = changes.filter(({ action }) => action === 'destroy').length;
  if (gone === 0) return 'nothing of it was left';
  return gone === 1 ? 'one resource destroyed' : `${gone} resources destroyed`;
}
