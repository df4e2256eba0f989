import type { Color } from '../model/color.ts';
import { newestOfColor } from '../model/ledger.ts';
import type { Ground } from './ground.ts';

/** How many tasks a colour's web runs now; none where the ledger knows of no such colour. */
export async function webRunning({ world, book }: Ground, color: Color): Promise<number> {
  const line = newestOfColor(book.current, color);
  if (!line) return 0;
  const [service] = await world.ecs.services(line.shared.cluster, [line.outputs.web_service]);
  return service?.running ?? 0;
}
