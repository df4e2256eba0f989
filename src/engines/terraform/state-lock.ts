import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../model/failure.ts';
import { heldLock, type LockInfo } from './lock-info.ts';
import { type LockNote, noteKey, readNote } from './lock-note.ts';
import { judgeLock, type Sighting } from './lock-verdict.ts';
import { processSpace } from './machine.ts';
import type { TerraformOptions } from './options.ts';
import { startOf } from './process-start.ts';
import { whyNot } from './run-failure.ts';
import { forceUnlockArguments } from './terraform-arguments.ts';
import { type Place, type Run, runTerraform } from './terraform-run.ts';

/** Milliseconds that a terraform of ours, already interrupted, is given to end. */
const ENDING_TAKES = 120_000;

/**
 * Runs a command that takes the state lock; when the lock is held by a terraform of ours that has ended
 * or is ending, again behind it.
 * @throws Failure naming the holder when it is anybody else, or may still run.
 */
export async function pastStateLock(
  options: TerraformOptions,
  place: Place,
  attempt: () => Promise<Run>,
  signal: AbortSignal,
): Promise<Run> {
  // Once behind one that ends by itself, once behind one that must be removed.
  for (let left = 2; ; left -= 1) {
    const run = await attempt();
    const lock = heldLock(run.events);
    if (lock === undefined) return run;
    const note = await readNote(options.store, noteKey(options.siteKey, place.stack));
    const verdict = judgeLock(lock, note, await sight(options, lock, note));
    if (verdict.kind === 'theirs' || left === 0 || note === undefined) {
      throw lockFailure(options, place, lock, verdict.kind === 'theirs' ? verdict.why : 'it came back twice');
    }
    if (verdict.kind === 'orphaned') await unlock(options, place, lock, verdict.why, signal);
    else if (!(await ended(options, note, signal))) {
      throw lockFailure(options, place, lock, `process ${note.pid} of ours is still ending`);
    }
  }
}

async function sight(
  options: TerraformOptions,
  lock: LockInfo,
  note: LockNote | undefined,
): Promise<Sighting> {
  if (note?.lockId !== lock.id) return { process: 'elsewhere', runFinished: 'unknown' };
  const here = await processSpace();
  if (here !== undefined && here === note.processSpace) {
    const alive = (await startOf(note.pid)) === note.processStart;
    return { process: alive ? 'alive' : 'gone', runFinished: 'unknown' };
  }
  const asked = note.runId !== undefined && note.runner === 'hosted';
  const runFinished = asked ? await options.github.runFinished(note.runId ?? '', note.attempt) : 'unknown';
  return { process: 'elsewhere', runFinished };
}

async function ended(options: TerraformOptions, note: LockNote, signal: AbortSignal): Promise<boolean> {
  options.log.line(`waiting for terraform (process ${note.pid}) of a run that was cut off to end`);
  for (let waited = 0; waited < ENDING_TAKES; waited += 500) {
    if ((await startOf(note.pid)) !== note.processStart) return true;
    await sleep(500, undefined, { signal });
  }
  return false;
}

async function unlock(
  options: TerraformOptions,
  place: Place,
  lock: LockInfo,
  why: string,
  signal: AbortSignal,
): Promise<void> {
  options.log.warning(`Removing the state lock ${lock.id} of ${place.stack}: ${why}.`);
  const run = await runTerraform(options, place, forceUnlockArguments(lock.id), signal);
  if (run.ending.kind !== 'exited' || run.ending.code !== 0) throw await whyNot(options, place, run, signal);
}

function lockFailure(options: TerraformOptions, place: Place, lock: LockInfo, why: string): Failure {
  const { command: terraform, first } = options.way.typed(place);
  return new Failure(
    `The state of ${place.stack} is locked by ${lock.who} since ${lock.created} (${lock.operation}, lock ${lock.id}); ${why}.`,
    [
      'Wait until that has ended, and run again. Only if it cannot be running any more:',
      first,
      `${terraform} force-unlock ${lock.id}`,
    ].join('\n'),
  );
}
