import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Load } from './load.ts';
import { liveNow, type Run, startRun } from './run.ts';
import type { Played } from './scene.ts';
import type { Scene } from './scenes.ts';
import type { Stage } from './stage.ts';
import { terraformSpans } from './terraform-spans.ts';

export interface Playing {
  readonly stage: Stage;
  readonly load: Load;
  /** Gets the log and the summary of each scene. */
  readonly folder: string;
  /** One line for the person who watches. */
  readonly say: (line: string) => void;
  /** Aborts when the person who watches has seen enough: what runs is killed. */
  readonly stopped: AbortSignal;
}

/** Plays one scene to its end, and leaves its log and its summary in files. */
export async function play({ stage, load, folder, say, stopped }: Playing, scene: Scene): Promise<Played> {
  const count = load.count();
  let running: Run | undefined;
  let lost = false;
  const watch = (line: string) => {
    if (lost || !running || !scene.killAt?.test(line)) return;
    lost = true;
    say(`  killed: ${line}`);
    running.kill();
  };
  running = await startRun(stage, {
    ...scene.order,
    name: scene.name,
    logFile: join(folder, `${scene.name}.log`),
    line: watch,
    step: (name) => say(`  ${name}`),
  });
  const { kill } = running;
  stopped.addEventListener('abort', kill);
  if (stopped.aborted) kill();
  const ended = await running.ended;
  stopped.removeEventListener('abort', kill);
  await writeFile(join(folder, `${scene.name}.md`), ended.summary);
  return {
    ...{ name: scene.name, title: scene.title, expected: scene.expected },
    ...{ ended, count, faulty: scene.faulty },
    live: liveNow(stage),
    steps: running.times.steps,
    terraform: await terraformSpans(running.temp),
  };
}
