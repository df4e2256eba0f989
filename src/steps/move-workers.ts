import { isWanted, workerMoves } from '../model/hand-over.ts';
import type { Release } from '../model/release.ts';
import type { Ground } from './ground.ts';
import { orPutBack } from './put-back.ts';
import { type Meeting, type Moved, startOf } from './service-meeting.ts';
import { startService } from './start-service.ts';
import { stopService } from './stop-service.ts';

/** New workers up and consuming, then the old ones are told to stop: they finish what they hold. */
export async function moveWorkers(ground: Ground, line: Release, met: Meeting): Promise<Moved> {
  const { cluster, incoming, leaving } = met;
  const moves = workerMoves(incoming, leaving, await bounds(ground, line, met));
  const told: string[] = [];
  for (const move of moves) {
    switch (move.kind) {
      case 'start':
        if (!incoming) break;
        await startWorkers(ground, line, incoming, move.count);
        told.push(`workers: ${move.count} consume in ${line.color}`);
        break;
      case 'stop-leaving':
        for (const old of leaving.filter(isWanted)) {
          await stopService(ground, cluster, old);
          told.push(`${old.running} of ${old.service} were told to stop and finish what they hold`);
        }
        break;
    }
  }
  if (told.length > 0) return { kind: 'moved', told: told.join(', ') };
  return incoming ? { kind: 'stood', told: `workers: ${line.color} has them already` } : { kind: 'none' };
}

/** Where another release's workers run in the same service they stay until the new ones consume, and when these fail. */
async function startWorkers(
  ground: Ground,
  line: Release,
  incoming: NonNullable<Meeting['incoming']>,
  count: number,
): Promise<void> {
  const wish = await startOf(ground, line, 'worker', incoming, count);
  const started = () => startService(ground, wish);
  const { holdsRelease, state } = incoming;
  await (!holdsRelease && isWanted(state) ? orPutBack(ground, wish.cluster, state, started) : started());
}

async function bounds({ world }: Ground, { outputs }: Release, { cluster, incoming }: Meeting) {
  const min = outputs.worker_min;
  if (!incoming) return { min, max: min };
  const target = await world.scaling.target(cluster, incoming.state.service);
  return { min, max: target?.max ?? Number.POSITIVE_INFINITY };
}
