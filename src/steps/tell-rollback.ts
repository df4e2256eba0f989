import type { Color } from '../model/color.ts';
import type { Hold } from '../model/hold.ts';
import { newestOf } from '../model/ledger.ts';
import type { Release } from '../model/release.ts';
import type { RollbackTarget } from '../model/rollback-target.ts';
import { schemaVerdict, whatStays } from '../model/schema-gate.ts';
import type { Ground, Outlook } from './ground.ts';
import type { RollbackSight } from './rollback-sight.ts';
import { revisionOf } from './tell-changes.ts';

const NOT_TOUCHED = 'not touched';

/** Before anything is decided: who asks for what cannot come back is shown what can. */
export function tellReleases({ journal }: Outlook, { book }: RollbackSight): void {
  journal.rollback = { ledger: book.current };
}

/** Where from, where to, by whom and why. */
export function tellIntent({ journal }: Outlook, { book }: RollbackSight, hold: Hold): void {
  const { from, to, by, reason } = hold;
  journal.rollback = { ledger: book.current, hold: { from, to, by, reason } };
  journal.done(`from ${from.slice(0, 12)} to ${to.slice(0, 12)}, asked for by ${by}: ${reason}`);
}

/** What the gate let pass. The database is as it was: a rollback reverts no migration. */
export function tellSchema({ book, journal }: Ground, target: RollbackTarget): void {
  const schema = schemaVerdict(book.current, target);
  if (journal.rollback) journal.rollback = { ...journal.rollback, schema };
  const stays = whatStays(book.current, target);
  if (stays !== undefined) journal.notice(stays);
  const row = stays === undefined ? 'nothing ran since' : 'expand migrations stay applied';
  journal.change('schema', row, row);
}

/** What serves again, in place of what was taken out of service. */
export function tellReturned({ book, journal }: Ground, live: Color, from: string, back: Release): void {
  const left = newestOf(book.current, live, from);
  journal.change('live colour', live, back.color);
  journal.change('release', from, back.release);
  journal.change('image', left?.image, back.image);
  journal.change('task definition', revisionOf(left), revisionOf(back));
  if (back.color === live) journal.change('record', NOT_TOUCHED, NOT_TOUCHED);
}
