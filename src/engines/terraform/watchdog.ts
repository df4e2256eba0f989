/**
 * The supervisor of one terraform, in a Node process and process group of its own. It outlives the
 * action's process, sends terraform exactly one SIGINT (a second means "now", and leaves things
 * half made), and records how it ended. Told on standard input: `alive` again and again, and
 * `interrupt` when it must end. The end of that input is the end of whoever started it, whatever
 * killed that.
 *
 * Only the text of this function reaches the new process (`node --eval`), so that no bundler has to
 * carry a second file: it must name nothing outside itself and import nothing.
 *
 * Arguments: folder for the records, milliseconds to bear without `alive`, whether to interrupt the `process` or its
 * `group`, program, its arguments.
 */
export function watchdog(): void {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const { writeFileSync } = process.getBuiltinModule('node:fs');
  const [, folder = '', patience = '', interrupts = '', program = '', ...args] = process.argv;
  // A leader of a group is signalled with it, as a terminal does.
  const detached = interrupts === 'group';
  const record = (file: string, what: object) =>
    writeFileSync(`${folder}/${file}`, JSON.stringify(what), { mode: 0o600 });

  const terraform = spawn(program, args, { detached, stdio: ['ignore', 'inherit', 'inherit'] });
  if (terraform.pid !== undefined) record('process.json', { pid: terraform.pid, interrupts });

  let interruptedFor: string | undefined;
  const interrupt = (reason: string) => {
    if (interruptedFor !== undefined) return;
    interruptedFor = reason;
    if (detached && terraform.pid !== undefined && terraform.exitCode === null)
      process.kill(-terraform.pid, 'SIGINT');
    else terraform.kill('SIGINT');
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
