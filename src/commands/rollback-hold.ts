import { Failure } from '../model/failure.ts';
import type { Hold } from '../model/hold.ts';
import { runUrl } from '../model/job.ts';
import type { RollbackRequest } from '../model/request.ts';
import type { RollbackTarget } from '../model/rollback-target.ts';
import type { Outlook } from '../steps/ground.ts';
import { type StoredHold, writeHold } from '../steps/hold-object.ts';

export function newHold(
  outlook: Outlook,
  request: RollbackRequest,
  target: RollbackTarget,
  id: string,
): Hold {
  const page = runUrl(outlook.job);
  return {
    id,
    from: target.from,
    to: target.kind === 'adopted' ? 'adopted' : target.line.release,
    reason: request.reason,
    by: outlook.job.actor ?? 'somebody at a shell',
    at: outlook.world.clock.now(),
    open: true,
    ...(outlook.job.runId === undefined ? {} : { runId: outlook.job.runId }),
    ...(page === undefined ? {} : { runUrl: page }),
  };
}

/** @throws Failure when another rollback wrote one since `replaced` was read. */
export async function putHold(
  { world }: Pick<Outlook, 'world'>,
  hold: Hold,
  replaced: StoredHold | undefined,
): Promise<StoredHold> {
  const stored = await writeHold(world.store, hold, replaced);
  if (stored) return stored;
  throw new Failure(
    'Another rollback began at the same moment.',
    'Run this again: it waits for the other one.',
  );
}
