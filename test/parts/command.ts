import { spawn } from 'node:child_process';

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  /** Both streams as they came. */
  readonly output: string;
}

/** Runs a program to its end without a shell; one that cannot be started has the exit code null. */
export function command(
  program: string,
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: NodeJS.ProcessEnv;
    readonly uid?: number;
    readonly gid?: number;
    /** Milliseconds after which it is killed with all that it started; what it said until then is there. */
    readonly within?: number;
  } = {},
): Promise<Finished> {
  const { within, ...how } = options;
  return new Promise((done) => {
    const child = spawn(program, args, {
      ...how,
      detached: within !== undefined,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const late =
      within === undefined
        ? undefined
        : setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), within);
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', (error) => done({ exitCode: null, stdout, output: output + error.message }));
    child.on('close', (exitCode) => {
      clearTimeout(late);
      done({ exitCode, stdout, output });
    });
  });
}
