import { otherColor } from '../model/color.ts';
import type { RollbackRequest } from '../model/request.ts';
import { whatStays } from '../model/schema-gate.ts';
import { readReturn, refuseGone } from '../steps/return-to.ts';
import { lookForRollback } from '../steps/rollback-sight.ts';
import { tellReleases } from '../steps/tell-rollback.ts';
import type { Ending } from './conclude.ts';
import type { Scene } from './conduct.ts';
import { decide } from './rollback-intent.ts';
import { liveByRecord } from './rollback-live.ts';
import { inItsZone } from './rollback-zone.ts';

/** `dry-run`: where a rollback would go, and whether it would be a flip only; nothing is written. */
export async function rehearseRollback(scene: Scene, request: RollbackRequest): Promise<Ending> {
  const { journal, world } = scene.outlook;
  return journal.step('resolve', async () => {
    const { outlook } = await inItsZone(scene, request);
    const sight = await lookForRollback(world.store);
    const live = await liveByRecord(outlook, sight);
    tellReleases(outlook, sight);
    const target = decide(sight, request, live, undefined);
    const stays = whatStays(sight.book.current, target);
    if (stays !== undefined) journal.notice(stays);
    if (target.kind === 'adopted') {
      journal.notice('Dry run: the adopted records would be restored by one batch.');
      return { result: 'unchanged', liveColor: live };
    }
    const seen = await readReturn(world, sight.book.current, target.line, otherColor(live));
    refuseGone(seen, target.line, otherColor(live));
    const { warmth } = seen;
    const how = warmth.kind === 'warm' ? 'a flip only' : `a start first, because ${warmth.why}`;
    journal.notice(`Dry run: would go back to ${target.line.release.slice(0, 12)}: ${how}.`);
    return { result: 'unchanged', liveColor: live, release: target.from };
  });
}
