import type { Color } from '../model/color.ts';
import { newestOfColor } from '../model/ledger.ts';
import type { Release } from '../model/release.ts';
import type { Ground } from './ground.ts';
import { start, startCount } from './start.ts';

/** The idle web to the live web's running count, its own minimum on a first deploy. */
export async function startIdle(ground: Ground, line: Release, live: Color | undefined): Promise<void> {
  await start(ground, {
    cluster: line.shared.cluster,
    outputs: line.outputs,
    taskDefinition: line.registered.web ?? line.outputs.web_task_definition,
    count: startCount(line.outputs, live === undefined ? 0 : await runningCount(ground, live)),
    expected: lastStart(ground),
  });
}

async function runningCount({ world, book }: Ground, color: Color): Promise<number> {
  const line = newestOfColor(book.current, color);
  if (!line) return 0;
  const [service] = await world.ecs.services(line.shared.cluster, [line.outputs.web_service]);
  return service?.running ?? 0;
}

function lastStart({ book }: Ground): number | undefined {
  return book.current.releases.findLast((line) => line.durations['start'] !== undefined)?.durations['start'];
}
