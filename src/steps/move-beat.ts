import { beatMoves } from '../model/hand-over.ts';
import { type Release, WITHOUT_BEAT } from '../model/release.ts';
import type { Ground } from './ground.ts';
import { type Meeting, type Moved, startOf } from './service-meeting.ts';
import { startService } from './start-service.ts';
import { allEnded, allGone, stopService } from './stop-service.ts';

/** The old beat gone, then the new one: never two. What lies between is told, because a schedule in memory ticks for nobody in it. */
export async function moveBeat(
  ground: Ground,
  line: Release,
  { cluster, incoming, leaving }: Meeting,
): Promise<Moved> {
  if (!incoming && !leaving) return { kind: 'none' };
  const { clock } = ground.world;
  const moves = beatMoves(incoming, leaving);
  let goneSince: number | undefined;
  let told = `beat: ${line.color} has it already`;
  for (const move of moves) {
    switch (move.kind) {
      case 'stop-leaving':
        if (!leaving) break;
        goneSince = clock.now();
        await stopService(ground, cluster, leaving);
        break;
      case 'await-leaving-gone':
        if (!leaving) break;
        await allGone(ground, cluster, [leaving.service]);
        await allEnded(ground, cluster, [leaving.service]);
        told = `beat: ${leaving.service} is gone`;
        break;
      case 'start':
        if (!incoming) break;
        await startService(ground, await startOf(ground, line, 'beat', incoming, 1));
        if (goneSince !== undefined) ground.journal.measured[WITHOUT_BEAT] = clock.now() - goneSince;
        told = `beat: runs in ${line.color}, ${gap(goneSince, clock.now(), leaving !== undefined)}`;
        break;
    }
  }
  if (moves.length === 0 && !incoming) return { kind: 'none' };
  return { kind: moves.length > 0 ? 'moved' : 'stood', told };
}

/** From the word to stop until the new one was seen: the truth is a little less. */
function gap(since: number | undefined, now: number, hadOne: boolean): string {
  if (since !== undefined) return `without a beat for at most ${((now - since) / 1000).toFixed(1)} s`;
  return hadOne ? 'the other had ended before: the gap is not known' : 'which had none before';
}
