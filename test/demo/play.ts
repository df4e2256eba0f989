import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Count } from './load.ts';
import { commentsOn, headlineOf } from './pull-request.ts';
import { liveNow, type Run, startRun } from './run.ts';
import type { Played } from './scene.ts';
import type { Scene } from './scene-order.ts';
import type { Stage } from './stage.ts';
import { terraformSpans } from './terraform-spans.ts';

export interface Playing extends Pick<Played, 'place'> {
  readonly stage: Stage;
  /** Counts the requests of one scene. */
  readonly count: () => Count;
  /** Gets the log and the summary of each scene. */
  readonly folder: string;
  /** One line for the person who watches. */
  readonly say: (line: string) => void;
  /** Aborts when the person who watches has seen enough: what runs is killed. */
  readonly stopped: AbortSignal;
}

/** Plays one scene to its end, and leaves its log and its summary in files. */
export async function play(
  { stage, count, folder, place, say, stopped }: Playing,
  scene: Scene,
): Promise<Played> {
  const counted = count();
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
    ...{ name: scene.name, title: scene.title, expected: scene.expected, place },
    ...{ ended, count: counted, faulty: scene.faulty },
    comments: await showComments({ stage, folder, say }, scene),
    live: liveNow(stage),
    steps: running.times.steps,
    terraform: await terraformSpans(running.temp),
  };
}

/** Says their headlines, and leaves them in files. */
async function showComments(
  { stage, folder, say }: Pick<Playing, 'stage' | 'folder' | 'say'>,
  { name, pullRequest }: Scene,
): Promise<readonly string[] | undefined> {
  if (pullRequest === undefined) return undefined;
  const comments = commentsOn(stage.cloud.github.hub, pullRequest);
  for (const comment of comments) {
    say(`  its comment: ${headlineOf(comment)}`);
    await writeFile(join(folder, `${name}.comment.md`), comment);
  }
  return comments;
}
