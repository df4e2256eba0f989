import { messageOf } from '../model/failure.ts';
import type { RollbackRequest } from '../model/request.ts';
import { findZone, UNKNOWN_ZONE } from '../steps/zone.ts';
import type { Scene } from './conduct.ts';

/** The scene in the given zone, or in the one that holds the hostname. In place goes on without, when that cannot be asked. */
export async function inItsZone(scene: Scene, request: RollbackRequest): Promise<Scene> {
  if (request.zoneId !== undefined) return scene.inZone(request.zoneId);
  const { journal, site, world } = scene.outlook;
  try {
    return scene.inZone(await findZone(world.dns, site, undefined));
  } catch (error) {
    if (!request.inPlace) throw error;
    journal.notice(`The zone cannot be found. ${messageOf(error)}`);
    return scene.inZone(UNKNOWN_ZONE);
  }
}
