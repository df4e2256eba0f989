/** `npm run demo`: the built action deploys a real Django project through real Terraform, or CDK, on the local cloud, under load. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import type { Delays } from '../cloud/ecs/delays.ts';
import { keptPlans } from '../cost/plans.ts';
import { totals } from '../cost/tables.ts';
import { buildBeside } from './beside.ts';
import { engineAsked } from './engine-asked.ts';
import { startLoad } from './load.ts';
import { play } from './play.ts';
import { faults, lost, type Played } from './scene.ts';
import { scenesOf } from './scenes.ts';
import { seconds } from './spans.ts';
import { HOSTNAME, openStage, type Stage, type StageOptions } from './stage.ts';
import { ownErrors, sceneTable, timeTable } from './table.ts';

const OUT = join('out', 'demo');
const PER_SECOND = 50;
/** About a sixth of what Fargate takes. */
const HURRIED: Partial<Delays> = {
  provisioning: [300, 1_000],
  pending: [500, 1_500],
  activating: [150, 400],
  deprovisioning: [150, 500],
  logs: [200, 500],
};

const beganAt = performance.now();
const say = (line: string) => console.log(`${seconds(performance.now() - beganAt).padStart(11)}  ${line}`);

async function timed<T>(title: string, action: () => Promise<T>): Promise<T> {
  const since = performance.now();
  say(`${title} …`);
  const value = await action();
  say(`${title}: ${seconds(performance.now() - since)}`);
  return value;
}

/** Adds each scene to `played` as it ends, so that whatever stops the story leaves a table of what was. */
async function story(stage: Stage, played: Played[], stopped: AbortSignal): Promise<void> {
  await timed('bootstrap is applied', () => stage.bootstrap());
  const load = startLoad({ port: stage.cloud.trafficPort, host: HOSTNAME, perSecond: PER_SECOND });
  say(`${PER_SECOND} requests a second to https://${HOSTNAME}, where the old site answers`);
  const over = new AbortController();
  const playing = { stage, folder: OUT, say, stopped: AbortSignal.any([stopped, over.signal]) };
  const ended = (one: Played) => {
    played.push(one);
    tell(one);
  };
  const beside = await buildBeside(playing, await stage.build({ kind: 'two-phases', number: 7 }), ended);
  try {
    for (const scene of scenesOf(stage, await stage.giveData(), beside.built)) {
      stopped.throwIfAborted();
      const next = await scene();
      say(next.title);
      ended(await play({ ...playing, place: 'on stage', count: () => load.count() }, next));
    }
  } finally {
    over.abort();
    await beside.over;
    await load.stop();
  }
}

function tell(one: Played): void {
  const { exitCode, outputs, ms } = one.ended;
  const failed = lost(one);
  const requests =
    one.place === 'beside'
      ? `beside: ${one.title}`
      : `${one.count.requests} requests, ${failed.length} failed`;
  say(
    `  exit code ${exitCode}, ${outputs['result'] ?? 'no result'}, ${one.live} is live, ${seconds(ms)}, ${requests}`,
  );
  for (const fault of faults(one)) say(`  ✗ ${fault}: see ${join(OUT, one.name)}.log`);
  for (const { path, why, at } of failed.slice(0, 5))
    say(`    ${new Date(at).toISOString()} ${path}: ${why}`);
}

async function report(played: readonly Played[]): Promise<void> {
  const text = [
    sceneTable(played),
    ...ownErrors(played),
    `From the first line to here: ${seconds(performance.now() - beganAt)}. Where it goes:`,
    timeTable(played),
    'What it would cost on AWS, in USD a month: both colours while one is warm, then the idle one at zero, or removed by `settle`\nwith `remove-idle`. `npm run cost` counts it.',
    totals(keptPlans()),
  ].join('\n\n');
  await writeFile(join(OUT, 'table.md'), `${text}\n`);
  console.log(`\n${text}\n`);
  for (const one of played) for (const fault of faults(one)) console.log(`✗ ${one.title}: ${fault}`);
}

async function main(engine: StageOptions['engine'], stopped: AbortSignal): Promise<number> {
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const stage = await timed('the local cloud starts', () =>
    openStage({ images: 'built', delays: HURRIED, engine }),
  );
  if (typeof stage.builder === 'string') say(`no image is built for real: ${stage.builder}`);
  const played: Played[] = [];
  try {
    await story(stage, played, stopped);
    return played.every((one) => faults(one).length === 0) ? 0 : 1;
  } finally {
    if (played.length > 0) await report(played);
    await timed('everything is ended', () => stage.close());
  }
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () =>
    stop.abort(new Failure(`Stopped by ${signal}.`, 'Everything that was started is ended.')),
  );
try {
  process.exitCode = await main(engineAsked(process.argv.slice(2)), stop.signal);
} catch (error) {
  console.error(
    error instanceof Failure ? `${error.message} ${error.remedy}\n${error.logLines.join('\n')}` : error,
  );
  process.exitCode = 1;
}
