import { expect } from 'vitest';
import type { SiteRequest } from '../../src/model/request.ts';
import type { Fault } from '../cloud/faults.ts';
import { type Call, callLine } from '../cloud/recording.ts';
import { ModelEngine } from '../scenario/model-engine.ts';
import type { Played } from '../scenario/played.ts';
import { Stage } from '../scenario/stage.ts';
import { finalState, Witness } from './witness.ts';

/** Which of a run's calls it is killed at, and by which engine it deploys. */
export interface Cast {
  readonly engine: typeof ModelEngine;
  readonly at: (call: Call) => boolean;
}

const EVERYWHERE: Cast = { engine: ModelEngine, at: () => true };

/** A run to be killed at every one of its calls: what comes before it, and what is asked. */
export interface CrashPlay {
  /** Brings the stage to where the run begins. @returns what the run is asked. */
  prepare(stage: Stage): Promise<SiteRequest>;
  /** Further things that must hold at the end. */
  check(stage: Stage): void;
}

/**
 * Every n-th call only. Killed before and after every second one, a run still dies once between any two of its calls; more is
 * for a quick look.
 */
const STEP = Number(process.env['FLIPGATE_CRASH_STEP'] ?? '1');

interface Reference {
  readonly cast: Cast;
  /** Those that something is to befall. */
  readonly calls: readonly Call[];
  readonly result: string;
  readonly state: unknown;
}

/** Plays it once unharmed: how many calls it makes, and where it ends. */
export async function reference(play: CrashPlay, cast: Cast = EVERYWHERE): Promise<Reference> {
  const stage = await Stage.open({}, cast.engine);
  try {
    const request = await play.prepare(stage);
    const { played, process } = stage.start(request);
    const end = await played;
    if (end === 'killed') throw new Error('nobody was to be killed');
    play.check(stage);
    expect(stage.objects()).not.toContain('lock.json');
    const calls = stage.cloud.recording.calls.filter(
      (call) => call.caller === process.caller.name && cast.at(call),
    );
    return { cast, calls, result: end.outcome.result, state: await finalState(stage) };
  } finally {
    await stage.close();
  }
}

/**
 * Kills the run before, or after, each of its calls in turn; runs it again; and holds the end against the unharmed one.
 *
 * @returns one line for every call at which something was wrong.
 */
export async function killAtEachCall(
  play: CrashPlay,
  unharmed: Reference,
  kind: 'kill-before' | 'kill-after',
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { number } of unharmed.calls.filter((_, at) => at % STEP === 0)) {
    const complaint = await killAt(play, unharmed, number, { kind });
    if (complaint !== undefined) wrong.push(`${kind} ${number}: ${complaint}`);
  }
  return wrong;
}

/**
 * Carries out each of its calls that write in turn and loses the answer: the run itself asks again, and goes on to its end.
 *
 * @returns one line for every call at which something was wrong.
 */
export async function loseEachAnswer(
  play: CrashPlay,
  unharmed: Reference,
  writes: (call: Call) => boolean,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const written = (call: Call) => unharmed.cast.at(call) && writes(call);
  for (let nth = 1; nth <= unharmed.calls.filter(writes).length; nth += 1) {
    const complaint = await loseAnswer(play, unharmed, nth, written);
    if (complaint !== undefined) wrong.push(`drop-reply ${nth}: ${complaint}`);
  }
  return wrong;
}

/** @param nth  of the calls that are `written`: their order is certain, how many others come between them is not. */
async function loseAnswer(
  play: CrashPlay,
  unharmed: Reference,
  nth: number,
  written: (call: Call) => boolean,
): Promise<string | undefined> {
  const stage = await Stage.open({}, unharmed.cast.engine);
  try {
    const request = await play.prepare(stage);
    const witness = new Witness(stage);
    const { played, process } = stage.start(request);
    let seen = 0;
    stage.cloud.faults.when(
      (call) => call.caller === process.caller.name && written(call) && ++seen === nth,
      { kind: 'drop-reply' },
    );
    const end = await played;
    const lost = stage.cloud.recording.calls.find(({ fault }) => fault !== undefined);
    if (!lost) return 'there was no such call';
    witness.look();
    return await judge(stage, play, unharmed, witness, end, callLine(lost));
  } finally {
    await stage.close();
  }
}

async function killAt(
  play: CrashPlay,
  unharmed: Reference,
  call: number,
  fault: Fault,
): Promise<string | undefined> {
  const stage = await Stage.open({}, unharmed.cast.engine);
  try {
    const request = await play.prepare(stage);
    const witness = new Witness(stage);
    const killed = stage.start(request);
    stage.cloud.faults.at(call, fault, killed.process.caller.name);
    const first = await killed.played;
    const made = stage.cloud.recording.calls.filter((one) => one.caller === killed.process.caller.name);
    const last = made.at(-1);
    const at = last && callLine(last);
    // Polling may need a call less than in the reference: then there is none left to be killed at.
    if (made.length < call) return undefined;
    if (!made.some((one) => one.end === 'killed'))
      return `the run went on after ${at} and ended as ${JSON.stringify(first)}`;
    witness.look();
    const again = await stage.start(request, { runId: killed.runId, attempt: 2 }).played;
    witness.look();
    return await judge(stage, play, unharmed, witness, again, at);
  } finally {
    await stage.close();
  }
}

async function judge(
  stage: Stage,
  play: CrashPlay,
  unharmed: Reference,
  witness: Witness,
  again: Played | 'killed',
  at: string | undefined,
): Promise<string | undefined> {
  if (again === 'killed') return 'the run that was to go on was killed';
  try {
    expect(witness.complaints).toEqual([]);
    expect(['live', 'unchanged', unharmed.result]).toContain(again.outcome.result);
    expect(await finalState(stage)).toEqual(unharmed.state);
    expect(stage.cloud.shapes.faults).toEqual([]);
    play.check(stage);
    return undefined;
  } catch (error) {
    const failure =
      'failure' in again.outcome ? `${again.outcome.failure.step}: ${again.outcome.failure.message}` : '';
    return `at ${at}: ${again.outcome.result} ${failure}\n${(error as Error).message}`;
  }
}
