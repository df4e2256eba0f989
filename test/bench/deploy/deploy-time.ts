import { Stage } from '../../scenario/stage.ts';
import type { Row } from '../figure.ts';
import { mean } from '../statistics.ts';
import { type Timed, timedDeploy } from './critical-path.ts';

const DEPLOYS = 10;
/** The default of the `bake` input. */
const BAKE_MS = 600_000;
const SHORT_BAKE_MS = 15_000;

/**
 * Wall time of a deploy over its critical path, by virtual time: what ECS, the edge and the bake take. The engine takes
 * no time here, so that nothing of terraform's hides what is the action's.
 */
export async function deployTime(): Promise<readonly Row[]> {
  const stage = await Stage.open();
  try {
    await stage.deploy(stage.build('one'));
    await stage.deploy(stage.build('two'));
    const usual = await deployOften(stage, BAKE_MS);
    const short = await deployOften(stage, SHORT_BAKE_MS);
    return [
      row('deploy over its critical path, default bake', ratioOf(usual), '×', 1.01),
      row('deploy over its critical path, 15 s of bake', ratioOf(short), '×'),
      row('what a deploy adds to its critical path', mean(short.map(added)) / 1000, 's'),
    ];
  } finally {
    await stage.close();
  }
}

async function deployOften(stage: Stage, bakeMs: number): Promise<readonly Timed[]> {
  const timed: Timed[] = [];
  for (let nth = 0; nth < DEPLOYS; nth++) timed.push(await timedDeploy(stage, nth, bakeMs));
  return timed;
}

function ratioOf(timed: readonly Timed[]): number {
  return mean(timed.map(({ took }) => took)) / mean(timed.map(({ critical }) => critical));
}

function added({ took, critical }: Timed): number {
  return took - critical;
}

function row(what: string, value: number, unit: string, goal?: number): Row {
  return { part: 'b', what, value, unit, ...(goal === undefined ? {} : { goal }) };
}
