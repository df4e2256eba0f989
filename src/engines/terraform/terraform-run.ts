import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ending } from './ending.ts';
import { type Event, readEvent } from './events.ts';
import { followFile } from './follow-file.ts';
import type { TerraformOptions } from './options.ts';
import { runSupervised } from './supervised.ts';
import { unwrapped } from './unwrapped.ts';

/** One stack, ready for commands. */
export interface Place {
  /** The state's name. */
  readonly stack: string;
  /** The folder in which the program is started. */
  readonly root: string;
  /** The root module's folder, which diagnostics name files by. */
  readonly code: string;
  /** Private to this stack and run. */
  readonly folder: string;
}

export interface Run {
  /** The command's name, for example `plan`. */
  readonly operation: string;
  readonly ending: Ending;
  /** Of `-json` commands; empty for the others. */
  readonly events: readonly Event[];
  /** Holds `stdout` and `stderr`. */
  readonly folder: string;
}

/** Looks at each event as it comes, with the folder of the running command. */
export type Watcher = (event: Event, folder: string) => void;

/**
 * Runs one command of terraform in its stack, to its end.
 * @param watcher given for commands that write events, which are then read as they come.
 * @throws the signal's reason before anything is started.
 */
export async function runTerraform(
  options: TerraformOptions,
  place: Place,
  args: readonly string[],
  signal: AbortSignal,
  watcher?: Watcher,
): Promise<Run> {
  signal.throwIfAborted();
  const folder = await mkdtemp(join(place.folder, `${args[0]}-`));
  const stdout = join(folder, 'stdout');
  await writeFile(stdout, '', { mode: 0o600 });
  const events: Event[] = [];
  const stop =
    watcher &&
    followFile(stdout, (line) => {
      const event = readEvent(line);
      events.push(event);
      watcher(event, folder);
    });
  try {
    const { before, child, variables } = options.way;
    const command = {
      program: await unwrapped(options.binary),
      args: [...before, ...args],
      cwd: place.root,
      env: { ...childEnvironment(await options.environment()), ...variables(place) },
      folder,
      child,
    };
    const ending = await runSupervised(command, signal);
    stop?.();
    return { operation: args[0] ?? '', ending, events, folder };
  } catch (error) {
    stop?.();
    throw error;
  }
}

function childEnvironment(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  // A workspace would move the state to another key than the one that is locked and noted.
  const { TF_WORKSPACE: _, ...rest } = given;
  return {
    ...rest,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    // The runner kills what carries its id when the job ends. An interrupted terraform on a machine
    // that lives on may finish what it does and free its lock instead.
    RUNNER_TRACKING_ID: '',
  };
}

/** What a command wrote; both may be long, and `stdout` secret. */
export async function written(run: Run, stream: 'stdout' | 'stderr'): Promise<string> {
  return readFile(join(run.folder, stream), 'utf8');
}
