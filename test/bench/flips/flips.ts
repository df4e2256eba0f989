import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Color } from '../../../src/model/color.ts';
import type { Row } from '../figure.ts';
import { greatest, median, percentile } from '../statistics.ts';
import type { Answered, LoadOrder } from './load.ts';
import { type LiveSite, openSite } from './site.ts';

const PER_SECOND = 500;
/** Calm and busy windows take turns, so that both see the same machine. */
const WINDOWS = 20;
const WINDOW_MS = 10_000;
/** In a busy window: a flip, its rollback, a flip, its rollback; the last is everywhere before the window ends. */
const EDITS_AT = [0, 2_500, 5_000, 7_500];

/** Failed and slow requests while traffic goes back and forth twenty times, next to windows in which nothing moves. */
export async function flips(): Promise<readonly Row[]> {
  const applications = new Worker(new URL('./application.ts', import.meta.url));
  const [ports] = (await once(applications, 'message')) as [Record<Color, number>];
  const site = await openSite(ports);
  try {
    const seconds = (WINDOWS * WINDOW_MS) / 1000;
    const order: LoadOrder = { port: site.port, host: site.host, perSecond: PER_SECOND, seconds };
    const load = new Worker(new URL('./load.ts', import.meta.url), { workerData: order });
    const [[answered], moved] = (await Promise.all([once(load, 'message'), moveAgainAndAgain(site)])) as [
      [Answered[]],
      number,
    ];
    return rows(answered, moved);
  } finally {
    await site.close();
    await applications.terminate();
  }
}

async function moveAgainAndAgain(site: LiveSite): Promise<number> {
  const startedAt = performance.now();
  let moved = 0;
  for (let window = 1; window < WINDOWS; window += 2) {
    for (const at of EDITS_AT) {
      await sleep(Math.max(0, window * WINDOW_MS + at - (performance.now() - startedAt)));
      await site.moveTo(moved % 2 === 0 ? 'green' : 'blue');
      moved++;
    }
  }
  return moved;
}

function rows(answered: readonly Answered[], moved: number): readonly Row[] {
  const windows = Array.from({ length: WINDOWS }, (_, nth) =>
    answered.filter(({ due }) => Math.floor(due / WINDOW_MS) === nth).map(({ took }) => took),
  );
  const [calm, busy] = [0, 1].map((rest) => windows.filter((_, nth) => nth % 2 === rest));
  if (!calm || !busy) throw new Error('There are windows of both kinds.');
  const failed = answered.filter(({ color }) => color !== 'blue' && color !== 'green').length;
  const green = answered.filter(({ color }) => color === 'green').length;
  const [calmP99, busyP99] = [calm, busy].map((kind) => percentile(kind.flat(), 0.99));
  // Somebody else's burst on the machine falls into single windows, what a flip does into every busy one.
  const [calmUsual, busyUsual] = [calm, busy].map((kind) =>
    median(kind.map((took) => percentile(took, 0.99))),
  );
  return [
    row(`failed requests of ${answered.length}`, failed, '', 0),
    row('flips and rollbacks', moved, ''),
    row('requests that the second colour answered', green, ''),
    row('p99 while traffic moves over p99 in calm', Number(busyP99) / Number(calmP99), '×', 1.2),
    row('the same, of the median windows', Number(busyUsual) / Number(calmUsual), '×'),
    row('p99 in calm', Number(calmP99), 'ms'),
    row('p99 while traffic moves', Number(busyP99), 'ms'),
    row('p99 in calm, median of ten windows', Number(calmUsual), 'ms'),
    row('p99 while traffic moves, median of ten windows', Number(busyUsual), 'ms'),
    row('slowest in calm', greatest(calm.flat()), 'ms'),
    row('slowest while traffic moves', greatest(busy.flat()), 'ms'),
  ];
}

function row(what: string, value: number, unit: string, goal?: number): Row {
  return { part: 'c', what, value, unit, ...(goal === undefined ? {} : { goal }) };
}
