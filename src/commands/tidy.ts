import { Failure } from '../model/failure.ts';
import type { LockHolder } from '../model/lock.ts';
import type { Outcome } from '../model/outcome.ts';
import type { SiteRequest } from '../model/request.ts';
import { forUndo, type Ground } from '../steps/ground.ts';
import { LOCK_KEY } from '../steps/held-lock.ts';
import { readHold } from '../steps/hold-object.ts';
import { conduct, type Invocation, type Scene } from './conduct.ts';
import { lockFor } from './lock-for.ts';
import { inItsZone } from './rollback-zone.ts';
import { shown } from './shown.ts';
import { NeedsPerson, undone } from './taking-back.ts';

/**
 * `post:`, after the runner ended the main step before it could tidy up by itself. What a cancelled deploy does is done
 * here in its place: a release that went live and was not closed is flipped back, one that did not is stopped; then the
 * lock is given back. Does nothing when the lock is no longer this run's.
 */
export function tidy(invocation: Invocation<SiteRequest>): Promise<Outcome> {
  const { owner, request } = invocation;
  const conducted = conduct(invocation, async (begun) => {
    const scene = await placed(begun, request);
    const { journal, world } = scene.outlook;
    const found = await world.store.get(LOCK_KEY);
    const ours = found !== undefined && (JSON.parse(found.body) as LockHolder).owner === owner;
    if (!ours) return { result: 'unchanged' };
    const ground = await journal.step('lock', () => lockFor(scene, invocation, { patienceMs: 0 }));
    throw await endOf(forUndo(ground), request);
  });
  return shown(invocation, conducted);
}

/** A rollback begins without its zone. What became of it is said with or without Cloudflare, as it is when in place. */
function placed(scene: Scene, request: SiteRequest): Promise<Scene> | Scene {
  return request.command === 'rollback' ? inItsZone(scene, { ...request, inPlace: true }) : scene;
}

const RUN_AGAIN = 'Run this again: it goes on from where things stand.';

/** What this run has come to. */
async function endOf(undo: Ground, { command }: SiteRequest): Promise<unknown> {
  const ended = (remedy = RUN_AGAIN) => new Failure('The runner ended this run before its end.', remedy);
  switch (command) {
    case 'deploy':
      return endOfDeploy(undo, ended());
    case 'rollback': {
      const stored = await readHold(undo.world.store);
      if (!stored?.hold.open) return ended();
      return new NeedsPerson('Run the rollback again: it finishes what was begun.', { cause: ended() });
    }
    case 'run':
      return ended(
        'Look into the log of its task, which runs on if it had been started, before you run it again.',
      );
    case 'plan':
    case 'drift':
    case 'settle':
    case 'status':
    case 'doctor':
      return ended();
  }
}

async function endOfDeploy(undo: Ground, ended: Failure): Promise<unknown> {
  const line = undo.book.current.releases.findLast(({ state }) => state === 'open');
  return line ? undone(undo, line, ended) : ended;
}
