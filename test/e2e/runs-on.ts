import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { liveNow, type Run, startRun } from '../demo/run.ts';
import type { Stage } from '../demo/stage.ts';
import type { Inputs, Performance } from './performance.ts';

/** @param ran  gets each run's command by its caller's name */
export function runsOn(stage: Stage, logs: string, ran: Map<string, string>): Performance['run'] {
  let runs = 0;
  return async (inputs, commit, watch = () => {}, job = { event: 'workflow_dispatch' }) => {
    const name = `run-${++runs}`;
    const logFile = join(logs, `${name}.log`);
    let running: Run | undefined;
    const line = (text: string) => {
      if (running) watch(text, running);
    };
    const named: Inputs = (child) => {
      const given = inputs(child);
      ran.set(name, given['command'] ?? '');
      return given;
    };
    const order = { name, commit, inputs: named, logFile, line, ...job };
    running = await startRun(stage, order);
    const { exitCode, postExitCode, outputs, summary } = await running.ended;
    return {
      ...{ exitCode, postExitCode, outputs, summary },
      result: outputs['result'],
      log: await readFile(logFile, 'utf8'),
      live: liveNow(stage),
    };
  };
}
