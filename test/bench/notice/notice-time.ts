import { seededRandom } from '../../cloud/random.ts';
import type { Row } from '../figure.ts';
import { greatest, mean, percentile } from '../statistics.ts';
import { type Followed, followByAction } from './follow.ts';
import { FOREIGN_SCHEDULES, type ForeignSchedule, followBy } from './foreign-schedules.ts';
import { drawFailure, drawStart, type StartCase } from './start-case.ts';

const CASES = 10_000;
const SEED = 300;

/** What the delays are, in seconds, and the calls for every 300 seconds of following. */
interface Sample {
  readonly delays: readonly number[];
  readonly callsPer300: number;
}

type Follow = (start: StartCase) => Promise<Followed> | Followed;

/** Time from a service being stable, or a task having failed, to somebody noticing. */
export async function noticeTime(): Promise<readonly Row[]> {
  const random = seededRandom(SEED);
  const starts = Array.from({ length: CASES }, () => drawStart(random));
  const failures = Array.from({ length: CASES }, () => drawFailure(random));
  const known = await sample(starts, (start) => followByAction(start, start.lastTook));
  const failed = await sample(failures, (start) => followByAction(start, start.lastTook));
  const unknown = await sample(starts, (start) => followByAction(start, undefined));
  const failedUnknown = await sample(failures, (start) => followByAction(start, undefined));
  const rows: Row[] = [
    ...noticed('stable, last duration known', known, { mean: 0.55, p95: 1 }),
    { part: 'a', what: 'calls in 300 s, known', value: known.callsPer300, unit: '', goal: 100 },
    ...failureNoticed('failed task, known', failed, { mean: 2.5, worst: 5 }),
    ...noticed('stable, last duration unknown', unknown, {}),
    { part: 'a', what: 'calls in 300 s, unknown', value: unknown.callsPer300, unit: '' },
    ...failureNoticed('failed task, unknown', failedUnknown, {}),
  ];
  for (const schedule of FOREIGN_SCHEDULES) rows.push(...(await others(schedule, starts, failures)));
  return rows;
}

async function others(
  schedule: ForeignSchedule,
  starts: readonly StartCase[],
  failures: readonly StartCase[],
): Promise<readonly Row[]> {
  const random = seededRandom(SEED);
  const stable = await sample(starts, (start) => followBy(schedule, start, random));
  const failed = await sample(failures, (start) => followBy(schedule, start, random));
  const what = `failed task, ${schedule.name}: mean`;
  return [
    ...noticed(`stable, ${schedule.name}`, stable, {}),
    { part: 'a', what: `calls in 300 s, ${schedule.name}`, value: stable.callsPer300, unit: '' },
    schedule.noticesFailure === false
      ? { part: 'a', what, why: 'CloudFormation does not publish when it gives up' }
      : { part: 'a', what, value: mean(failed.delays), unit: 's' },
  ];
}

async function sample(starts: readonly StartCase[], follow: Follow): Promise<Sample> {
  const delays: number[] = [];
  let [calls, time] = [0, 0];
  for (const start of starts) {
    const followed = await follow(start);
    delays.push((followed.noticedAt - (start.failure?.at ?? start.stableAt)) / 1000);
    calls += followed.calls;
    time += followed.noticedAt;
  }
  return { delays, callsPer300: calls / (time / 300_000) };
}

function noticed(
  what: string,
  { delays }: Sample,
  goal: { readonly mean?: number; readonly p95?: number },
): readonly Row[] {
  return [
    row(`${what}: mean`, mean(delays), goal.mean),
    row(`${what}: p95`, percentile(delays, 0.95), goal.p95),
  ];
}

function failureNoticed(
  what: string,
  { delays }: Sample,
  goal: { readonly mean?: number; readonly worst?: number },
): readonly Row[] {
  return [row(`${what}: mean`, mean(delays), goal.mean), row(`${what}: worst`, greatest(delays), goal.worst)];
}

function row(what: string, value: number, goal: number | undefined): Row {
  return { part: 'a', what, value, unit: 's', ...(goal === undefined ? {} : { goal }) };
}
