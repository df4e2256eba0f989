import { editPublic, readPublic } from '../steps/public-record.ts';
import { closeHold } from '../steps/record-rollback.ts';
import type { Ending } from './conclude.ts';
import type { RollbackIntent } from './rollback-intent.ts';
import { orDropHold } from './rollback-undo.ts';

/** `to: adopted`: the records that the first deploy had taken over from, restored by one batch. */
export async function restoreAdopted(intent: RollbackIntent): Promise<Ending> {
  const { ground } = intent;
  const { journal } = ground;
  const records = ground.book.current.adopted?.records ?? [];
  const stored = await intent.putDown();
  await journal.step('flip', () =>
    orDropHold(intent, stored, async () => {
      await ground.lease.freshForFlip();
      await editPublic(ground, await readPublic(ground), { kind: 'adopted', records });
      journal.done(
        `${ground.site.hostname} points at ${records.map((record) => record.content).join(', ')} again`,
      );
    }),
  );
  await closeHold(ground, stored);
  journal.change('live', intent.live, 'the records from before Flipgate');
  return { result: 'live', previousColor: intent.live };
}
