import type { Color } from '../model/color.ts';
import type { Release } from '../model/release.ts';
import type { Ground } from './ground.ts';
import { start, startCount } from './start.ts';
import { tasksWanted, type WebTasks } from './tell-changes.ts';
import { webService } from './web-service.ts';

/** The idle web to the live web's running count, its own minimum on a first deploy. */
export async function startIdle(ground: Ground, line: Release, live: Color | undefined): Promise<WebTasks> {
  const serving = live === undefined ? undefined : await webService(ground, live);
  const started = await start(ground, {
    cluster: line.shared.cluster,
    outputs: line.outputs,
    taskDefinition: line.registered.web ?? line.outputs.web_task_definition,
    count: startCount(line.outputs, serving?.running ?? 0),
    expected: lastStart(ground),
  });
  return { before: serving && tasksWanted(serving), after: tasksWanted(started) };
}

function lastStart({ book }: Ground): number | undefined {
  return book.current.releases.findLast((line) => line.durations['start'] !== undefined)?.durations['start'];
}
