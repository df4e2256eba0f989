import type { Color } from '../model/color.ts';
import { newestOfColor } from '../model/ledger.ts';
import type { ServiceState } from '../ports.ts';
import type { Ground } from './ground.ts';

/** A colour's web as ECS has it now; undefined where the ledger knows of no such colour, or ECS of no such service. */
export async function webService({ world, book }: Ground, color: Color): Promise<ServiceState | undefined> {
  const line = newestOfColor(book.current, color);
  if (!line) return undefined;
  const [service] = await world.ecs.services(line.shared.cluster, [line.outputs.web_service]);
  return service;
}
