import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface LinesOf {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Told each line of its stderr as it comes. */
  readonly line: (text: string) => void;
}

/**
 * Runs a program that tells its progress on stderr, to its end. Aborting the signal interrupts it once, and its end
 * is waited for all the same. Not by `@actions/exec`, which cannot deliver a signal.
 *
 * @returns its exit code, or the signal that ended it
 * @throws the error of a program that cannot be started
 */
export async function childLines(child: LinesOf, signal: AbortSignal): Promise<number | string> {
  signal.throwIfAborted();
  const process = spawn(child.program, [...child.args], {
    env: child.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const interrupt = () => process.kill('SIGINT');
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    const lines = createInterface({ input: process.stderr });
    lines.on('line', child.line);
    const [code, by] = (await once(process, 'close')) as [number | null, string | null];
    return code ?? by ?? 1;
  } finally {
    signal.removeEventListener('abort', interrupt);
  }
}
