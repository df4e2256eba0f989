import type { Color } from '../model/color.ts';
import { newestOfColor } from '../model/ledger.ts';
import { hasRole, type Release } from '../model/release.ts';
import type { Ground } from './ground.ts';
import { webService } from './web-service.ts';

const NOTHING_SUSPENDED = { in: false, out: false, scheduled: false } as const;
const SIZE_HELD = { in: true, out: false, scheduled: true } as const;

/**
 * Keeps the colour that is the way back at its size: no scale-in, no schedules.
 *
 * @returns how many web tasks it runs.
 */
export async function holdSize(ground: Ground, color: Color): Promise<number> {
  const { world, book } = ground;
  const line = newestOfColor(book.current, color);
  if (!line) return 0;
  const { web_service: web } = line.outputs;
  const target = await world.scaling.target(line.shared.cluster, web);
  if (target && !(target.suspended.in && target.suspended.scheduled)) {
    await world.scaling.set(line.shared.cluster, web, { suspended: SIZE_HELD });
  }
  return (await webService(ground, color))?.running ?? 0;
}

/**
 * The live colour breathes again: web and workers at their own minimum, and nothing suspended. A release without workers
 * in a colour built for some gets none by its minimum.
 */
export async function liftSuspension(ground: Ground, line: Release): Promise<boolean> {
  const { cluster } = line.shared;
  const { web_service, web_min, worker_service, worker_min } = line.outputs;
  const web = await liftFrom(ground, cluster, web_service, web_min);
  if (worker_service === null || !hasRole(line, 'worker')) return web;
  return (await liftFrom(ground, cluster, worker_service, worker_min)) || web;
}

async function liftFrom({ world }: Ground, cluster: string, service: string, min: number): Promise<boolean> {
  const target = await world.scaling.target(cluster, service);
  const { suspended } = target ?? { suspended: NOTHING_SUSPENDED };
  if (!target || (target.min === min && !suspended.in && !suspended.out && !suspended.scheduled))
    return false;
  await world.scaling.set(cluster, service, { min, suspended: NOTHING_SUSPENDED });
  return true;
}
