import { faults, type Played } from '../demo/scene.ts';
import type { Stage } from '../demo/stage.ts';
import { sceneTable } from '../demo/table.ts';
import { beatFaults, beatsOf, gapsOf } from './beat.ts';
import { PRODUCTION, TICK_MS } from './measures.ts';
import { tallyFaults, tallyOf, tallyTable } from './tally.ts';

export interface Report {
  readonly text: string;
  /** Empty when every task was executed once and every tick was sent once. */
  readonly faults: readonly string[];
}

const TICKS = `
  WITH each AS (SELECT count(ended_at) AS ends FROM work_execution WHERE kind = 'tick' GROUP BY task_id)
  SELECT count(*) FILTER (WHERE ends = 1) AS once, count(*) FILTER (WHERE ends > 1) AS twice FROM each`;

/** What became of every task and every tick; beat must have ended, and the queue be empty. */
export async function reportOf(stage: Stage, played: readonly Played[]): Promise<Report> {
  const tallies = await tallyOf(stage.query);
  const [ticks] = await stage.query(TICKS);
  const beats = beatsOf(stage.cloud.ecs.ran(), Date.now());
  const sent = beats.reduce((sum, beat) => sum + beat.ticks.length, 0);
  const gaps = gapsOf(beats, TICK_MS).map(
    ({ seconds, ticks: missed }) => `- a gap of ${seconds.toFixed(1)} s: ${missed} ticks that no beat sent`,
  );
  return {
    text: [
      sceneTable(played),
      tallyTable(tallies),
      [
        `Beat sent ${sent} ticks, one every ${TICK_MS / 1000} s, from ${beats.length} containers: ${ticks?.['once']} were executed once, ${ticks?.['twice']} twice.`,
        ...gaps,
      ].join('\n'),
    ].join('\n\n'),
    faults: [
      ...played.flatMap((one) => faults(one).map((fault) => `${one.title}: ${fault}`)),
      ...tallyFaults(tallies, PRODUCTION.tasks),
      ...beatFaults(beats, TICK_MS, { once: Number(ticks?.['once']), twice: Number(ticks?.['twice']) }),
    ],
  };
}
