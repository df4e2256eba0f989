import type { TaskDefinition } from '../model/task-definition.ts';
import type { World } from '../ports.ts';

const KEPT_LINES = 200;
/** The last lines arrive after the task has stopped; a stream that has none yet may still be on its way. */
const DRAIN_PAUSE_MS = 500;
const EMPTY_READS = { afterLines: 3, beforeAny: 8 } as const;

/** Shows a container's log as it is written, and keeps its end for the error that may need it. */
export interface TaskLogFollower {
  read(): Promise<void>;
  /** Reads on until nothing new comes any more. */
  drain(): Promise<void>;
  lastLines(): readonly string[];
}

export function followTaskLog(
  world: World,
  definition: TaskDefinition,
  container: string,
  taskArn: string,
): TaskLogFollower {
  const stream = logStream(definition, container, taskArn);
  let cursor: string | undefined;
  let kept: readonly string[] = [];
  let told = false;
  const read = async (): Promise<number> => {
    if (!stream) return 0;
    const page = await world.taskLogs.read(stream.group, stream.name, cursor).catch((error: unknown) => {
      // The log is for the reader; whether the task passed is ECS's to say.
      if (!told) world.log.warning(`The task's log cannot be read: ${String(error)}`);
      told = true;
      return { lines: [], cursor };
    });
    cursor = page.cursor ?? cursor;
    if (page.lines.length > 0) world.log.foreign(page.lines);
    kept = [...kept, ...page.lines].slice(-KEPT_LINES);
    return page.lines.length;
  };
  return {
    async read() {
      await read();
    },
    async drain() {
      for (let empty = 0; stream; await world.clock.sleep(DRAIN_PAUSE_MS)) {
        empty = (await read()) > 0 ? 0 : empty + 1;
        if (empty >= (kept.length > 0 ? EMPTY_READS.afterLines : EMPTY_READS.beforeAny)) return;
      }
    },
    lastLines: () => kept,
  };
}

/** `<prefix>/<container>/<task id>`, as the awslogs driver names its streams. */
function logStream(
  definition: TaskDefinition,
  container: string,
  taskArn: string,
): { readonly group: string; readonly name: string } | undefined {
  const options = definition.containerDefinitions.find((one) => one.name === container)?.logConfiguration
    ?.options;
  const group = options?.['awslogs-group'];
  const prefix = options?.['awslogs-stream-prefix'];
  if (group === undefined || prefix === undefined) return undefined;
  return { group, name: `${prefix}/${container}/${taskArn.split('/').at(-1)}` };
}
