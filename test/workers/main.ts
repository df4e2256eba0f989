/** `npm run workers`: ten thousand real Celery tasks across a deploy, a flip back and a rollback by the built action. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { startLoad } from '../demo/load.ts';
import { play } from '../demo/play.ts';
import type { Played } from '../demo/scene.ts';
import { HOSTNAME, openStage, type Stage } from '../demo/stage.ts';
import { djangoPart } from '../parts/django.ts';
import { OUT, PRODUCTION } from './measures.ts';
import { type Producer, startProducer } from './producer.ts';
import { reportOf } from './report.ts';
import { rest } from './rest.ts';
import { FIRST, scenesOf } from './scenes.ts';

/** Enough for release 3 to show its fault to somebody. */
const PER_SECOND = 20;

const say = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)}  ${line}`);

async function produce({ servers, build }: Stage): Promise<Producer> {
  const { folder } = await build(FIRST);
  const environment = {
    SECRET_KEY: 'not a secret in a test',
    DATABASE_URL: servers.postgres.url('app'),
    BROKER_URL: servers.valkey.url(1),
  };
  return startProducer(await djangoPart(), folder, environment, PRODUCTION, say);
}

async function story(stage: Stage, stopped: AbortSignal): Promise<readonly Played[]> {
  await stage.bootstrap();
  const played: Played[] = [];
  let producer: Producer | undefined;
  const load = startLoad({ port: stage.cloud.trafficPort, host: HOSTNAME, perSecond: PER_SECOND });
  const playing = { stage, folder: OUT, say, stopped, place: 'on stage', count: () => load.count() } as const;
  try {
    for (const scene of scenesOf(stage)) {
      stopped.throwIfAborted();
      const next = await scene();
      say(next.title);
      played.push(await play(playing, next));
      producer ??= await produce(stage);
    }
  } finally {
    await load.stop();
    const exitCode = await producer?.stop();
    say(`the producer ends with ${exitCode}`);
  }
  await rest(stage);
  return played;
}

async function main(stopped: AbortSignal): Promise<number> {
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const stage = await openStage();
  try {
    const { text, faults } = await reportOf(stage, await story(stage, stopped));
    await writeFile(join(OUT, 'table.md'), `${text}\n`);
    console.log(`\n${text}\n`);
    for (const fault of faults) console.log(`✗ ${fault}`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await stage.close();
  }
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () =>
    stop.abort(new Failure(`Stopped by ${signal}.`, 'Everything that was started is ended.')),
  );
try {
  process.exitCode = await main(stop.signal);
} catch (error) {
  console.error(
    error instanceof Failure ? `${error.message} ${error.remedy}\n${error.logLines.join('\n')}` : error,
  );
  process.exitCode = 1;
}
