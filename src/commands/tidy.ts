import type { LockHolder } from '../model/lock.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';
import { flipBack } from '../steps/flip-back.ts';
import { forUndo } from '../steps/ground.ts';
import { LOCK_KEY } from '../steps/held-lock.ts';
import { locate } from '../steps/locate.ts';
import { conduct, type Invocation } from './conduct.ts';
import { lockFor } from './lock-for.ts';

/**
 * `post:`, after the runner ended the main step before it could tidy up by itself: a release that went live and was not
 * closed is flipped back, and the lock given back. Does nothing when the lock is no longer this run's.
 */
export function tidy(invocation: Invocation<Request>): Promise<Outcome> {
  return conduct(invocation, async (scene) => {
    const { journal, world } = scene.outlook;
    const found = await world.store.get(LOCK_KEY);
    const ours = found !== undefined && (JSON.parse(found.body) as LockHolder).owner === invocation.owner;
    if (!ours) return { result: 'unchanged' };
    const ground = await journal.step('lock', () => lockFor(scene, invocation, { patienceMs: 0 }));
    const standing = await journal.step('locate', () => locate(ground, { adopt: [], requested: undefined }));
    const { liveLine } = standing;
    if (invocation.request.command !== 'deploy' || liveLine?.state !== 'open') return { result: 'unchanged' };
    await journal.step('flip back', async () => {
      const answer = await flipBack(forUndo(ground), liveLine.number);
      journal.done(
        answer.kind === 'flipped-back' ? 'the previous colour is live again' : 'nothing to take back',
      );
    });
    return { result: 'unchanged' };
  });
}
