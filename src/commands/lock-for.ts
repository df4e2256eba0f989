import type { Request } from '../model/request.ts';
import type { Ground } from '../steps/ground.ts';
import type { Lease } from '../steps/lease.ts';
import { openLedger } from '../steps/ledger-book.ts';
import { type LockAnswer, type LockWish, lockedByOther, takeLock } from '../steps/lock.ts';
import type { Invocation, Scene } from './conduct.ts';

export type LockTerms = Pick<LockWish, 'patienceMs' | 'timeoutMs' | 'knownHold' | 'release'>;

/** The environment for this command, or who has it. The lease is given back when the command ends. */
export async function tryLockFor(
  scene: Scene,
  { request, owner, cancel }: Invocation<Request>,
  terms: LockTerms,
): Promise<
  Exclude<LockAnswer, { kind: 'held-by-us' }> | { readonly kind: 'held-by-us'; readonly ground: Ground }
> {
  const answer = await takeLock(scene.outlook, { command: request.command, owner, cancel, ...terms });
  if (answer.kind === 'held-by-other') return answer;
  return { kind: 'held-by-us', ground: await groundOn(scene, scene.hold(answer.lease)) };
}

export async function groundOn(scene: Scene, lease: Lease): Promise<Ground> {
  return { ...scene.outlook, world: lease.world, lease, book: await openLedger(lease.world.store) };
}

/** The environment for this command, or a refusal that names who has it. */
export async function lockFor(
  scene: Scene,
  invocation: Invocation<Request>,
  terms: LockTerms,
): Promise<Ground> {
  const answer = await tryLockFor(scene, invocation, terms);
  if (answer.kind === 'held-by-other') throw lockedByOther(answer.holder);
  scene.outlook.journal.done('the environment is locked for this run');
  return answer.ground;
}
