import type { Room } from '../../room.ts';
import { madeByEmulator } from './by-emulator.ts';
import { clientsOn } from './clients.ts';
import { ec2Makers } from './ec2.ts';
import { ecsMakers } from './ecs.ts';
import type { MakerOf } from './maker.ts';
import { otherMakers } from './others.ts';

/** What belongs to the model is made by calls to it; everything else by the emulator. */
export function makersOn(door: Room, emulator: Room, region: string): MakerOf {
  const clients = clientsOn(door, region);
  const own = { ...ec2Makers(clients), ...ecsMakers(clients), ...otherMakers(clients) };
  return (type) => own[type] ?? madeByEmulator(emulator, region, type);
}
