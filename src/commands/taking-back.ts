import { Failure } from '../model/failure.ts';
import type { Release } from '../model/release.ts';
import { emptyColor } from '../steps/empty-color.ts';
import { type FlipBack, flipBack } from '../steps/flip-back.ts';
import { forUndo, type Ground } from '../steps/ground.ts';

/** Production was moved and moved back; `cause` is why. */
export class FlippedBack extends Error {
  override readonly name = 'FlippedBack';
}

/** Production is in a state that only a person can judge; `cause` is what led there. */
export class NeedsPerson extends Error {
  override readonly name = 'NeedsPerson';
  readonly remedy: string;
  /** What a person can start with: the same run again, or a way back that needs no Cloudflare. */
  readonly way: 'again' | 'in-place';
  constructor(remedy: string, options: { readonly cause: unknown; readonly way?: NeedsPerson['way'] }) {
    super(remedy, options);
    this.remedy = remedy;
    this.way = options.way ?? 'again';
  }
}

/** A failed start or preview verify empties the idle colour at once; that this fails too never hides why. */
export async function orEmptyIdle<T>(ground: Ground, line: Release, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    await emptied(forUndo(ground), line);
    throw error;
  }
}

/** The idle colour without a task; where that fails, a notice says so. */
async function emptied(undo: Ground, line: Release): Promise<void> {
  await undo.journal
    .step('empty', async () => {
      const { color, outputs } = line;
      const stopped = await emptyColor(undo, { color, cluster: line.shared.cluster, outputs });
      undo.journal.done(stopped === 0 ? `${color} is empty` : `${color} is emptied of ${stopped} tasks`);
    })
    .catch((error: unknown) => undo.journal.notice(`${line.color} could not be emptied: ${said(error)}`));
}

/** Whatever fails from the flip on is taken back, the record first. */
export async function orFlipBack(ground: Ground, line: Release, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    throw await takenBack(forUndo(ground), line, error);
  }
}

/** The release is live and good, and the ledger does not say so: the next run is to write it down. */
export async function orUnrecorded(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (cause) {
    throw new NeedsPerson(
      'The release is live and was watched to its end, but could not be recorded. Run this again: it finishes it.',
      { cause },
    );
  }
}

/** What fails before the flip, when workers may have moved: they go back, and what did not go live is emptied. */
export async function orGiveBack(ground: Ground, line: Release, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    throw await undone(forUndo(ground), line, error);
  }
}

/** Taken back, and a release that had not gone live emptied as well. @returns the error to end with. */
export async function undone(undo: Ground, line: Release, error: unknown): Promise<unknown> {
  const end = await takenBack(undo, line, error);
  if (end === error) await emptied(undo, line);
  return end;
}

/** The record first, then the rest. @returns the error to end with: the given one where the record had not moved. */
async function takenBack(undo: Ground, line: Release, error: unknown): Promise<unknown> {
  let answer: FlipBack;
  try {
    answer = await undo.journal.step('flip back', async () => {
      const back = await flipBack(undo, line.number);
      if (back.kind === 'not-flipped') undo.journal.unchanged('traffic had not been moved');
      return back;
    });
  } catch (undoError) {
    undo.journal.notice(`The flip back failed: ${said(undoError)}`);
    return new NeedsPerson(
      'Look at what users see now. Run this again to finish or take back the release; `rollback` with `in-place: true` needs no Cloudflare.',
      { cause: error, way: 'in-place' },
    );
  }
  switch (answer.kind) {
    case 'flipped-back':
      return new FlippedBack('flipped back', { cause: error });
    case 'not-flipped':
      return error;
    case 'moved-by-hand':
      return new NeedsPerson(
        'The public record was moved by hand while this run was working, and is left as it is. Point it at a colour, then run this again.',
        { cause: error },
      );
  }
}

function said(error: unknown): string {
  return error instanceof Failure
    ? `${error.message} ${error.remedy}`
    : error instanceof Error
      ? error.message
      : String(error);
}
