import { isSetback, type Outcome } from '../../model/outcome.ts';
import type { RollbackReport } from '../../model/rollback-report.ts';
import { shortRelease } from '../headline.ts';
import { code, cut, prose } from '../inert.ts';
import { shortName, unbroken } from '../short-names.ts';
import { span } from '../spans.ts';
import { table } from '../tables.ts';
import { details } from './details.ts';
import { releaseTable } from './release-table.ts';

const LONGEST_CELL = 600;

/** Where from, where to, by whom and why, how long users waited, what the schema says, and the hold. */
export function rollbackPart(outcome: Outcome): readonly string[] {
  const { rollback } = outcome;
  if (rollback === undefined) return [];
  const rows = known(outcome, rollback);
  const releases = releaseTable(rollback.releases);
  // Whoever asked for what cannot come back looks for this table.
  const isAsked = isSetback(outcome) && rollback.hold === undefined;
  const listed = isAsked ? releases : details('Releases that can come back', releases);
  return [...table(['rollback', ''], rows), ...(rows.length > 0 && listed.length > 0 ? [''] : []), ...listed];
}

function known(outcome: Outcome, { hold, schema }: RollbackReport): readonly (readonly string[])[] {
  const restored = verified(outcome);
  const held = hold && !isSetback(outcome) && outcome.result === 'live' ? hold.from : undefined;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['from', hold && code(cut(shortName(hold.from), 100))],
    ['to', hold && code(cut(shortName(hold.to), 100))],
    ['asked for by', hold && prose(cut(hold.by, LONGEST_CELL))],
    ['because', hold && prose(cut(hold.reason, LONGEST_CELL))],
    ['time to restore', restored && `${span(restored.ms)}, until the public host had answered as it`],
    ['probes', restored?.probes && prose(cut(restored.probes, LONGEST_CELL))],
    ['schema', schema && prose(cut(schema, LONGEST_CELL))],
    ['hold', held && howToLift(held)],
  ];
  return rows.flatMap(([what, value]) => (value === undefined ? [] : [[unbroken(what), value]]));
}

/** From the start of the run to the end of the public verify. */
function verified({ startedAt, steps }: Outcome): { ms: number; probes: string | undefined } | undefined {
  const verify = steps.findLast(({ state, step }) => step === 'verify' && state === 'done');
  return verify && { ms: verify.startedAt + verify.ms - startedAt, probes: verify.detail };
}

function howToLift(from: string): string {
  return prose(
    `Deploys that contain \`${shortRelease(cut(from, 100))}\` stop until its commits are reverted (\`git revert\`), or one is given \`lift-hold: true\`.`,
  );
}
