import type { Color } from './color.ts';
import { Failure } from './failure.ts';
import type { Ledger } from './ledger.ts';
import { removalOf } from './removal.ts';
import { describeMoment } from './span.ts';

/** There is no colour to flip to: the way back is inside the one that serves. */
export class GoneColor extends Failure {
  /** The release that was to come back. */
  readonly to: string;
  constructor(message: string, to: string) {
    super(
      message,
      `Go back inside the live colour with \`to: ${to}\` and \`in-place: true\`, task by task; or deploy the older commit, which builds the colour anew.`,
    );
    this.to = to;
  }
}

/** Why a colour that was removed cannot take over; undefined where the ledger knows of no removal. */
export function whyRemoved(ledger: Ledger, color: Color): string | undefined {
  const removal = removalOf(ledger, color);
  if (!removal) return undefined;
  return removal.doneAt === undefined
    ? `its removal was begun at ${describeMoment(removal.begunAt)}`
    : `\`settle\` removed it at ${describeMoment(removal.doneAt)}`;
}
