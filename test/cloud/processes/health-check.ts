import { setTimeout as sleep } from 'node:timers/promises';
import { startOwned } from '../../parts/owned-process.ts';
import type { RunningContainer } from '../ecs/task-runtime.ts';

/** Runs the commands of health checks where a container's own process runs, with its variables. */
export function healthCheckIn(
  folder: string,
  env: Readonly<Record<string, string>>,
): NonNullable<RunningContainer['check']> {
  return async ([form, ...words], timeoutMs) => {
    const [program = '', ...args] = form === 'CMD-SHELL' ? ['/bin/sh', '-c', words.join(' ')] : words;
    const start = { program, args, cwd: folder, env, line: () => {} };
    const process = await startOwned(start).catch(() => undefined);
    if (!process) return false;
    const timeout = sleep(timeoutMs, undefined, { ref: false }).then(() => process.kill());
    const exitCode = await process.exited;
    void timeout;
    return exitCode === 0;
  };
}
