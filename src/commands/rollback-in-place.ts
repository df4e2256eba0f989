import { Failure } from '../model/failure.ts';
import { liftHold } from '../model/next.ts';
import type { Outcome } from '../model/outcome.ts';
import type { RollbackRequest } from '../model/request.ts';
import { replaceInside } from '../steps/replace-inside.ts';
import { lookForRollback } from '../steps/rollback-sight.ts';
import { tellReleases, tellReturned } from '../steps/tell-rollback.ts';
import { verifyPublic } from '../steps/verify.ts';
import type { Ending } from './conclude.ts';
import { conduct, type Invocation, type Scene } from './conduct.ts';
import { finish } from './rollback-finish.ts';
import { gate } from './rollback-gate.ts';
import { decide } from './rollback-intent.ts';
import { liveInPlace } from './rollback-live-in-place.ts';
import { resolveRollback } from './rollback-resolve.ts';
import { orDropHold, orNeedsPerson } from './rollback-undo.ts';
import { inItsZone } from './rollback-zone.ts';

/**
 * The way back that needs no Cloudflare: the wanted release's definitions, registered anew, on the live colour's
 * services. Users before queues, as after a flip: web, verify, then workers and beat.
 */
export function rollbackInPlace(invocation: Invocation<RollbackRequest>): Promise<Outcome> {
  return conduct(invocation, async (scene) => {
    const { journal } = scene.outlook;
    if (invocation.request.dryRun) return rehearseInPlace(scene, invocation.request);
    const intent = await journal.step('resolve', () => resolveRollback(scene, invocation, liveInPlace));
    const { ground, live, target } = intent;
    if (target.kind === 'adopted') {
      throw new Failure('`to` adopted cannot be reached in place.', 'Run the rollback without `in-place`.');
    }
    const stored = await intent.putDown();
    const line = { ...target.line, color: live };
    const replaced = await orDropHold(intent, stored, async () => {
      await gate(intent);
      return journal.step('replace', () => replaceInside(ground, line));
    });
    await orNeedsPerson('The web tasks were replaced', async () => {
      await journal.step('verify', () => verifyPublic(ground, line));
      const before = { kind: 'color', color: live, release: stored.hold.from, running: 0 } as const;
      await journal.step('finish', () => finish(ground, replaced, stored, before));
    });
    tellReturned(ground, live, target.from, replaced);
    return {
      result: 'live',
      next: liftHold(intent.hold, ground),
      release: line.release,
      image: line.image,
      liveColor: live,
      previousColor: live,
    };
  });
}

async function rehearseInPlace(scene: Scene, request: RollbackRequest): Promise<Ending> {
  const { journal, world } = scene.outlook;
  return journal.step('resolve', async () => {
    const { outlook } = await inItsZone(scene, request);
    const sight = await lookForRollback(world.store);
    const live = await liveInPlace(outlook, sight);
    tellReleases(outlook, sight);
    const target = decide(sight, request, live, undefined);
    const to = target.kind === 'adopted' ? target.kind : target.line.release.slice(0, 12);
    journal.notice(
      `Dry run: ${live} would be rolled from ${target.from.slice(0, 12)} to ${to}, task by task.`,
    );
    return { result: 'unchanged', liveColor: live, release: target.from };
  });
}
