import { otherColor } from '../model/color.ts';
import { newestOfColor } from '../model/ledger.ts';
import type { Release } from '../model/release.ts';
import type { Ground } from './ground.ts';
import { moveBeat } from './move-beat.ts';
import { moveWorkers } from './move-workers.ts';
import { type Moved, meeting } from './service-meeting.ts';
import { allGone, stopService } from './stop-service.ts';

/** Workers and beat change colour between verify and flip. */
export async function handOver(ground: Ground, line: Release): Promise<void> {
  const moved = await move(ground, line);
  const said = moved.flatMap((one) => (one.kind === 'none' ? [] : [one.told]));
  if (said.length === 0) ground.journal.skipped('this environment has neither workers nor beat');
  else if (moved.some(({ kind }) => kind === 'moved')) ground.journal.done(said.join('; '));
  else ground.journal.unchanged(said.join('; '));
}

/**
 * Workers and beat to the release that is live, after the flip back, or before it is said that nothing changed.
 *
 * @returns whether anything had to be moved.
 */
export async function handOverTo(ground: Ground, line: Release): Promise<boolean> {
  const moved = await move(ground, line);
  for (const one of moved) if (one.kind === 'moved') ground.world.log.line(one.told);
  return moved.some(({ kind }) => kind === 'moved');
}

/** Where nothing is live that could take them: workers and beat of what is not live any more only stop. */
export async function standDown(ground: Ground, { shared, outputs }: Release): Promise<void> {
  const names = [outputs.beat_service, outputs.worker_service].filter((name) => name !== null);
  const busy = (await ground.world.ecs.services(shared.cluster, names)).filter(({ desired }) => desired > 0);
  for (const service of busy) await stopService(ground, shared.cluster, service);
  await allGone(
    ground,
    shared.cluster,
    busy.map(({ service }) => service).filter((service) => service === outputs.beat_service),
  );
}

/** Forward and back are the same: from the other colour, whatever it runs, to this one. */
async function move(ground: Ground, line: Release): Promise<readonly Moved[]> {
  const leaving = newestOfColor(ground.book.current, otherColor(line.color))?.outputs;
  const workers = await moveWorkers(ground, line, await meeting(ground, line, leaving, 'worker'));
  const beat = await moveBeat(ground, line, await meeting(ground, line, leaving, 'beat'));
  return [workers, beat];
}
