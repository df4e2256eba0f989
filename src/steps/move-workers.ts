import { workerMoves } from '../model/hand-over.ts';
import type { Release } from '../model/release.ts';
import type { Ground } from './ground.ts';
import { type Meeting, type Moved, startOf } from './service-meeting.ts';
import { startService } from './start-service.ts';
import { stopService } from './stop-service.ts';

/** New workers up and consuming, then the old ones are told to stop: they finish what they hold. */
export async function moveWorkers(ground: Ground, line: Release, met: Meeting): Promise<Moved> {
  const { cluster, incoming, leaving } = met;
  if (!incoming && !leaving) return { kind: 'none' };
  const moves = workerMoves(incoming, leaving, await bounds(ground, line, met));
  const told: string[] = [];
  for (const move of moves) {
    switch (move.kind) {
      case 'start':
        if (!incoming) break;
        await startService(ground, await startOf(ground, line, 'worker', incoming, move.count));
        told.push(`workers: ${move.count} consume in ${line.color}`);
        break;
      case 'stop-leaving':
        if (!leaving) break;
        await stopService(ground, cluster, leaving);
        told.push(`${leaving.running} of ${leaving.service} were told to stop and finish what they hold`);
        break;
    }
  }
  if (told.length > 0) return { kind: 'moved', told: told.join(', ') };
  return incoming ? { kind: 'stood', told: `workers: ${line.color} has them already` } : { kind: 'none' };
}

async function bounds({ world }: Ground, { outputs }: Release, { cluster, incoming }: Meeting) {
  const min = outputs.worker_min;
  if (!incoming) return { min, max: min };
  const target = await world.scaling.target(cluster, incoming.state.service);
  return { min, max: target?.max ?? Number.POSITIVE_INFINITY };
}
