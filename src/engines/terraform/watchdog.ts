import { childNamed } from './child-named.ts';

/**
 * The supervisor of one terraform, in a Node process and process group of its own. It outlives the
 * action's process, sends terraform exactly one SIGINT (a second means "now", and leaves things
 * half made), and records how it ended. Told on standard input: `alive` again and again, and
 * `interrupt` when it must end. The end of that input is the end of whoever started it, whatever
 * killed that.
 *
 * Only the text of this function and of its parameter reaches the new process (`node --eval`), so that no bundler has to
 * carry a second file: it must name nothing outside itself and import nothing.
 *
 * Arguments: folder for the records, milliseconds to bear without `alive`, the name of the child that is terraform or
 * nothing where the program is, program, its arguments.
 */
function watchdog(terraformOf: typeof childNamed): void {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const { writeFileSync } = process.getBuiltinModule('node:fs');
  const [, folder = '', patience = '', child = '', program = '', ...args] = process.argv;
  const record = (file: string, what: object) =>
    writeFileSync(`${folder}/${file}`, JSON.stringify(what), { mode: 0o600 });

  const terraform = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (terraform.pid !== undefined) record('process.json', { pid: terraform.pid, child });

  const told = new Set<number>();
  const interruptChild = () => {
    const pid = terraform.pid === undefined ? undefined : terraformOf(terraform.pid, child);
    if (pid === undefined || told.has(pid)) return false;
    told.add(pid);
    try {
      return process.kill(pid, 'SIGINT');
    } catch {
      // It ended between the look and the signal.
      return false;
    }
  };
  let interruptedFor: string | undefined;
  const interrupt = (reason: string) => {
    if (interruptedFor !== undefined) return;
    interruptedFor = reason;
    if (child === '' || !interruptChild()) terraform.kill('SIGINT');
    // What was told may have been a look at something, with the apply yet to come.
    else setInterval(interruptChild, 100).unref();
  };
  const unfed = () => setTimeout(interrupt, Number(patience), 'its starter fell silent').unref();
  let hunger = unfed();

  process.stdin.setEncoding('utf8').on('data', (words: string) => {
    if (words.includes('interrupt')) return interrupt('told so');
    clearTimeout(hunger);
    hunger = unfed();
  });
  process.stdin.on('close', () => interrupt('its starter is gone'));
  process.stdin.on('error', () => interrupt('its starter is gone'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupt(signal));

  const end = (ending: object) => {
    record('ending.json', { ...ending, interruptedFor });
    process.exit(0);
  };
  terraform.on('error', (error) => end({ kind: 'not started', cause: error.message }));
  terraform.on('exit', (code, signal) =>
    end(code === null ? { kind: 'killed', signal } : { kind: 'exited', code }),
  );
}

/** For `node --eval`. */
export function watchdogScript(): string {
  return `(${watchdog.toString()})(${childNamed.toString()})`;
}
