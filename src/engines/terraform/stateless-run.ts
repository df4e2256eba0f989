import { execFile } from 'node:child_process';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const MOST_OUTPUT = 16 * 1024 * 1024;

/** A command that holds no lock and writes no state: a cancel may simply end it. */
export function runStateless(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Ended> {
  const env = { ...environment, TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, env, signal, maxBuffer: MOST_OUTPUT }, (error, stdout, stderr) => {
      if (signal.aborted) reject(signal.reason);
      else if (error && typeof error.code !== 'number') resolve({ code: -1, stdout, stderr: error.message });
      else resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}
