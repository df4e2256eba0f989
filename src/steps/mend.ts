import type { Release } from '../model/release.ts';
import type { Standing } from '../model/standing.ts';
import type { Ground } from './ground.ts';
import { handOverTo } from './hand-over.ts';
import { liftSuspension } from './suspension.ts';

/**
 * What an ended run left: workers and beat run in the live colour, beat once; a live release that is still open is to
 * be finished from its public verify on; a live colour whose scaling is still held, although its release is closed, is
 * let go.
 *
 * @returns the open live release, if there is one.
 */
export async function mend(ground: Ground, standing: Standing): Promise<Release | undefined> {
  const line = standing.liveLine;
  const gaveBack = line !== undefined && (await handOverTo(ground, line));
  if (line?.state === 'open') {
    ground.journal.done(
      `${line.release.slice(0, 12)} is live and was never closed: it is finished from its public verify on`,
    );
    return line;
  }
  const lifted = line !== undefined && (await liftSuspension(ground, line));
  if (gaveBack) ground.journal.done('workers and beat run in the live colour again');
  else if (lifted) ground.journal.done('the live colour scales by itself again');
  else ground.journal.unchanged('nothing was left behind');
  return undefined;
}
