import { beatMoves, isWanted } from '../model/hand-over.ts';
import { type Release, WITHOUT_BEAT } from '../model/release.ts';
import type { Ground } from './ground.ts';
import { type Meeting, type Moved, startOf } from './service-meeting.ts';
import { startService } from './start-service.ts';
import { allEnded, allGone, stopService } from './stop-service.ts';

/** The old beat gone, then the new one: never two. What lies between is told, because a schedule in memory ticks for nobody in it. */
export async function moveBeat(
  ground: Ground,
  line: Release,
  { cluster, incoming, leaving: others }: Meeting,
): Promise<Moved> {
  const { clock } = ground.world;
  const isOther = incoming !== undefined && !incoming.holdsRelease;
  const leaving = isOther ? [...others, incoming.state] : others;
  const names = leaving.map(({ service }) => service);
  const moves = beatMoves(incoming, leaving);
  let goneSince: number | undefined;
  let told = `beat: ${line.color} has it already`;
  for (const move of moves) {
    switch (move.kind) {
      case 'stop-leaving':
        goneSince = clock.now();
        for (const old of leaving.filter(isWanted)) await stopService(ground, cluster, old);
        break;
      case 'await-leaving-gone':
        await allGone(ground, cluster, names);
        await allEnded(ground, cluster, names);
        told = `beat: ${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} gone`;
        break;
      case 'start':
        if (!incoming) break;
        await startService(ground, await startOf(ground, line, 'beat', incoming, 1));
        if (goneSince !== undefined) ground.journal.measured[WITHOUT_BEAT] = clock.now() - goneSince;
        told = `beat: runs in ${line.color}, ${gap(goneSince, clock.now(), leaving.length > 0)}`;
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
