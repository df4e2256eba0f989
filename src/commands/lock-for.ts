import type { SiteRequest } from '../model/request.ts';
import type { Ground } from '../steps/ground.ts';
import type { Lease } from '../steps/lease.ts';
import { type LedgerBook, openLedger } from '../steps/ledger-book.ts';
import { type LockAnswer, type LockWish, lockedByOther, takeLock } from '../steps/lock.ts';
import type { Invocation, Scene } from './conduct.ts';

export const LOCKED = 'the environment is locked for this run';

export type LockTerms = Pick<LockWish, 'patienceMs' | 'knownHold' | 'release'>;

/** The lock for this command, or who has it. The lease is given back when the command ends. */
export async function tryLease(
  scene: Scene,
  { world, request, owner, cancel }: Invocation<SiteRequest>,
  terms: LockTerms,
): Promise<LockAnswer> {
  const answer = await takeLock(scene.outlook, { world, command: request.command, owner, cancel, ...terms });
  if (answer.kind === 'held-by-us') scene.hold(answer.lease);
  return answer;
}

export function groundOn({ outlook }: Scene, lease: Lease, book: LedgerBook): Ground {
  return { ...outlook, world: lease.world, lease, book };
}

/** The environment for this command, or who has it. */
export async function tryLockFor(
  scene: Scene,
  invocation: Invocation<SiteRequest>,
  terms: LockTerms,
): Promise<
  Exclude<LockAnswer, { kind: 'held-by-us' }> | { readonly kind: 'held-by-us'; readonly ground: Ground }
> {
  const answer = await tryLease(scene, invocation, terms);
  if (answer.kind === 'held-by-other') return answer;
  const book = await openLedger(answer.lease.world.store);
  return { kind: 'held-by-us', ground: groundOn(scene, answer.lease, book) };
}

/** The environment for this command, or a refusal that names who has it. */
export async function lockFor(
  scene: Scene,
  invocation: Invocation<SiteRequest>,
  terms: LockTerms,
): Promise<Ground> {
  const answer = await tryLockFor(scene, invocation, terms);
  if (answer.kind === 'held-by-other') throw lockedByOther(answer.holder);
  scene.outlook.journal.done(LOCKED);
  return answer.ground;
}
