import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { type Ending, readEnding } from './ending.ts';
import { watchdogScript } from './watchdog.ts';

/** Milliseconds between two words to the watchdog. */
const FEED_EVERY = 1_000;
/** Milliseconds that it bears silence: an action that cannot even speak renews no lease, which lasts 90 s. */
const PATIENCE = 30_000;

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Absolute, private; gets `stdout`, `stderr` and the watchdog's records. */
  readonly folder: string;
  /** See Way. */
  readonly child: string | undefined;
}

/**
 * Runs a command under a watchdog to its end; aborting the signal, as a lost lease does too, interrupts
 * it once, and its end is waited for all the same.
 *
 * Not by `@actions/exec`: that reads the child's output through a pipe, and a pipe whose reader is
 * killed kills terraform with its state lock held; it cannot deliver a signal either, and its child
 * shares our process group, where Ctrl-C would be a second SIGINT.
 */
export async function runSupervised(command: Command, signal: AbortSignal): Promise<Ending> {
  const supervisor = start(command);
  const say = (word: string) => supervisor.stdin?.write(`${word}\n`);
  const interrupt = () => say('interrupt');
  const feeding = setInterval(() => say('alive'), FEED_EVERY);
  // A supervisor that has ended closes its input before we learn of its end.
  supervisor.stdin?.on('error', () => {});
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    if (signal.aborted) interrupt();
    await once(supervisor, 'exit');
    return await readEnding(command.folder);
  } finally {
    clearInterval(feeding);
    signal.removeEventListener('abort', interrupt);
  }
}

function start({ program, args, cwd, env, folder, child }: Command): ChildProcess {
  const stdout = openSync(join(folder, 'stdout'), 'a', 0o600);
  const stderr = openSync(join(folder, 'stderr'), 'a', 0o600);
  try {
    const told = [folder, String(PATIENCE), child ?? '', program, ...args];
    return spawn(process.execPath, ['--eval', watchdogScript(), '--', ...told], {
      cwd,
      env,
      detached: true,
      stdio: ['pipe', stdout, stderr],
    });
  } finally {
    closeSync(stdout);
    closeSync(stderr);
  }
}
