import type { DeployRequest } from '../model/request.ts';
import { fitForDeploy } from '../steps/checkup/before-a-deploy.ts';
import { lookForImage } from '../steps/image.ts';
import { openLedger } from '../steps/ledger-book.ts';
import { lookAround } from '../steps/locate.ts';
import type { Ending } from './conclude.ts';
import type { Scene } from './conduct.ts';

/** `dry-run`: what can be known without the lock and without a write. */
export async function rehearse({ outlook }: Scene, request: DeployRequest): Promise<Ending> {
  const { journal, world } = outlook;
  const { current } = await openLedger(world.store);
  const standing = await journal.step('locate', () =>
    lookAround(outlook, current, { adopt: request.adopt, requested: request.release }),
  );
  await journal.step('check', () => fitForDeploy(outlook, standing.idle, request));
  const found = await journal.step('image', () =>
    lookForImage(outlook, request.source, request.scanThreshold),
  );
  const same = standing.live !== undefined && standing.liveRelease === request.release;
  journal.notice(
    same
      ? `Dry run: ${request.release.slice(0, 12)} is live in ${standing.live} already.`
      : `Dry run: ${request.release.slice(0, 12)} would go to ${standing.idle}; nothing was written.`,
  );
  return {
    result: 'unchanged',
    release: request.release,
    ...found,
    ...(standing.live === undefined ? {} : { liveColor: standing.live }),
  };
}
