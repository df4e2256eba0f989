import { Failure } from '../model/failure.ts';

export interface CommandOptions {
  readonly cwd?: string;
  /** The child's whole environment; the process's own without it. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a short command that needs no signal, silently.
 * @returns what it wrote to stdout, without white space around it
 * @throws Failure when it is missing, or exits with another code than 0
 */
export async function commandOutput(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { getExecOutput } = await import('@actions/exec');
  const { cwd, env } = options;
  const line = [command, ...args].join(' ');
  const ended = await getExecOutput(command, [...args], {
    silent: true,
    ignoreReturnCode: true,
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env: { ...env } }),
  }).catch((error: unknown) => {
    throw new Failure(`\`${line}\` did not start.`, `Install ${command} on the runner.`, { cause: error });
  });
  if (ended.exitCode === 0) return ended.stdout.trim();
  throw new Failure(
    `\`${line}\` ended with exit code ${ended.exitCode}.`,
    'Run the same command in the same folder, and mend what it names.',
    { logLines: ended.stderr.trim().split('\n').slice(-20) },
  );
}
