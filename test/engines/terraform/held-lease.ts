import type { World } from '../../../src/ports.ts';
import { HeldLock, LOCK_KEY } from '../../../src/steps/held-lock.ts';
import { Lease } from '../../../src/steps/lease.ts';
import { realClock } from '../../cloud/scene-clock.ts';
import type { Scene } from './scene.ts';

/** The environment of a scene, held by a lease of the action's own over the scene's engine and store. */
export async function holdLease(
  scene: Scene,
): Promise<{ readonly lease: Lease; readonly lose: () => Promise<void> }> {
  const { store } = scene.states;
  // Nothing but these three is asked for here; the others need to be there to be guarded.
  const ports = ['ecs', 'loadBalancing', 'scaling', 'alarms', 'taskLogs', 'images', 'certificates'];
  const others = Object.fromEntries(
    [...ports, 'secrets', 'identity', 'dns', 'checkup'].map((port) => [port, {}]),
  );
  const world = { ...others, clock: realClock, store, engine: scene.open() } as unknown as World;
  const holder = { owner: 'us', command: 'deploy', attempt: 1, startedAt: Date.now(), renewals: 0 } as const;
  const taken = await store.create(LOCK_KEY, JSON.stringify(holder));
  if (taken.kind !== 'written') throw new Error('The lock of a new scene is taken.');
  const lease = new Lease(world, {
    lock: new HeldLock(world, holder, taken.etag, Date.now()),
    knownHold: undefined,
    cancel: new AbortController().signal,
    wrote: () => {},
  });
  const lose = async () => {
    await store.replace(LOCK_KEY, JSON.stringify({ ...holder, owner: 'somebody' }), taken.etag);
    // A renewal finds it out.
    await lease.note({});
    await lease.release();
  };
  return { lease, lose };
}
