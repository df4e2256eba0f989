import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type EndSignal, guard } from './guard.ts';

export interface OwnedProcess {
  readonly pid: number;
  /** Resolves with the exit code, 128 + signal when a signal ended it. Never rejects. */
  readonly exited: Promise<number>;
  /** Signals the first process alone; does nothing once it has ended. */
  signal(signal: NodeJS.Signals): void;
  /** Kills the whole group. */
  kill(): void;
}

export interface OwnedStart {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly user?: { readonly uid: number; readonly gid: number };
  readonly endSignal?: EndSignal;
  /** Called with each line of both streams. */
  readonly line: (line: string) => void;
}

/**
 * Starts a program in a process group of its own that never outlives this process. When the first
 * process ends, the rest of its group is killed, as the kernel does with a container.
 * @throws the system's error when the program cannot be started.
 */
export async function startOwned(start: OwnedStart): Promise<OwnedProcess> {
  const { program, args, cwd, env, user } = start;
  const child = spawn(program, args, {
    cwd,
    env: { ...env },
    ...user,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // From here to the guard nothing may wait: a parent that dies in between would leave the child alone.
  const pid = child.pid;
  if (pid === undefined) throw (await once(child, 'error'))[0];
  const unguard = guard(pid, start.endSignal ?? 'TERM');
  follow(child.stdout, start.line);
  follow(child.stderr, start.line);
  const kill = () => killGroup(pid);
  const exited = endOf(child).finally(() => {
    kill();
    unguard();
  });
  return { pid, exited, signal: (signal) => void child.kill(signal), kill };
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((done) => {
    child.on('error', () => {});
    child.on('exit', (code, signal) => done(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // The group is gone, which was the point.
  }
}

function follow(stream: Readable, line: (line: string) => void): void {
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', line);
}
