import { type MigrationReport, parseReport, REPORT_MARK } from '../model/migration-report.ts';
import type { TaskDefinition } from '../model/task-definition.ts';
import type { TaskLogPage, World } from '../ports.ts';

const KEPT_LINES = 200;
/** The last lines arrive after the task has stopped; a stream that has none yet may still be on its way. */
const DRAIN_PAUSE_MS = 500;
const EMPTY_READS = { afterLines: 6, beforeAny: 8, beforeReport: 12 } as const;

/** Shows a container's log as it is written, and keeps its end for the error that may need it. */
export interface TaskLogFollower {
  read(): Promise<void>;
  /** Reads on until the guard's report has come, which is the last line, or nothing new comes any more. */
  drain(awaited: 'report' | 'quiet'): Promise<void>;
  lastLines(): readonly string[];
  /** What the guard wrote for the action, and nobody needs to read. */
  report(): MigrationReport | undefined;
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
  let report: MigrationReport | undefined;
  let told = false;
  const nextPage = async ({ group, name }: LogStream): Promise<TaskLogPage> => {
    try {
      return await world.taskLogs.read(group, name, cursor);
    } catch (error) {
      // The log is for the reader; whether the task passed is ECS's to say.
      if (!told) world.log.warning(`The task's log cannot be read: ${String(error)}`);
      told = true;
      return { kind: 'end', lines: [] };
    }
  };
  const read = async (): Promise<number> => {
    for (let count = 0; ; ) {
      const page: TaskLogPage = stream ? await nextPage(stream) : { kind: 'end', lines: [] };
      const shown = page.lines.filter((line) => !line.startsWith(REPORT_MARK));
      report = parseReport(page.lines) ?? report;
      if (shown.length > 0) world.log.foreign(shown);
      kept = [...kept, ...shown].slice(-KEPT_LINES);
      count += page.lines.length;
      if (page.kind === 'end') return count;
      cursor = page.cursor;
    }
  };
  return {
    async read() {
      await read();
    },
    async drain(awaited) {
      for (let empty = 0; stream && !report; await world.clock.sleep(DRAIN_PAUSE_MS)) {
        empty = (await read()) > 0 ? 0 : empty + 1;
        if (empty >= patience(awaited, kept.length)) return;
      }
    },
    lastLines: () => kept,
    report: () => report,
  };
}

function patience(awaited: 'report' | 'quiet', seen: number): number {
  if (awaited === 'report') return EMPTY_READS.beforeReport;
  return seen > 0 ? EMPTY_READS.afterLines : EMPTY_READS.beforeAny;
}

interface LogStream {
  readonly group: string;
  readonly name: string;
}

/** `<prefix>/<container>/<task id>`, as the awslogs driver names its streams. */
function logStream(definition: TaskDefinition, container: string, taskArn: string): LogStream | undefined {
  const options = definition.containerDefinitions.find((one) => one.name === container)?.logConfiguration
    ?.options;
  const group = options?.['awslogs-group'];
  const prefix = options?.['awslogs-stream-prefix'];
  if (group === undefined || prefix === undefined) return undefined;
  return { group, name: `${prefix}/${container}/${taskArn.split('/').at(-1)}` };
}
