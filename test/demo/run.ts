import type { CloudChild } from '../cloud/full-cloud.ts';
import { type Ended, type RunningAction, startAction } from './action.ts';
import type { Trigger } from './event.ts';
import { HOSTNAME, type Stage } from './stage.ts';
import { StepTimes } from './step-times.ts';

/** One run of a workflow on the stage. */
export interface RunOrder {
  /** Names the run among the local cloud's callers. */
  readonly name: string;
  readonly commit: string;
  readonly event?: Trigger;
  readonly inputs: (child: CloudChild) => Readonly<Record<string, string>>;
  /** A folder that the job has checked out. */
  readonly checkout?: string;
  readonly logFile: string;
  readonly line?: (line: string) => void;
  /** Told when a step begins. */
  readonly step?: (name: string) => void;
}

export interface Run extends RunningAction {
  readonly runId: number;
  readonly times: StepTimes;
  readonly ended: Promise<Ended>;
}

let runs = 4_000;

/** Starts the action as a job of the local GitHub, which knows when the run has ended. */
export async function startRun(stage: Stage, order: RunOrder): Promise<Run> {
  const runId = ++runs;
  const { repository } = stage.cloud.github;
  repository.run(runId, 'in_progress');
  const times = new StepTimes();
  const child = stage.cloud.startChild(order.name, () => running.kill());
  const runner = {
    ...stage.runner,
    environment: { ...stage.runner.environment, ...child.environment },
  };
  const { checkout } = order;
  const job = {
    ...{ inputs: order.inputs(child), commit: order.commit, event: order.event ?? 'push', runId },
    ...(checkout === undefined ? {} : { checkout }),
  } as const;
  const running = await startAction(runner, job, {
    logFile: order.logFile,
    line: (text) => {
      const step = times.line(text);
      if (step !== undefined) order.step?.(step);
      order.line?.(text);
    },
  });
  const ended = running.ended.finally(() => repository.run(runId, 'completed'));
  return { ...running, ended, runId, times };
}

/** Where the public record points: a colour, or what it says. */
export function liveNow(stage: Stage): string {
  const contents = stage.cloud.zone.named(HOSTNAME).map(({ content }) => content);
  return contents.map((content) => /-(blue|green)\./.exec(content)?.[1] ?? content).join(' ');
}
