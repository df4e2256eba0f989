import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { debianProgram } from './debian-program.ts';
import { startOwned } from './owned-process.ts';

const REGISTERED = '/proc/sys/fs/binfmt_misc';

/** How this machine starts programs for arm64. */
export interface Emulation {
  readonly by: string;
  /** Takes back what was registered. */
  stop(): Promise<void>;
}

/**
 * The absolute path of QEMU for programs of arm64: on PATH, else Debian's.
 * @throws Failure naming what to install.
 */
export function qemuPart(): Promise<string> {
  const name = 'qemu-aarch64-static';
  return debianProgram({ name, package: 'qemu-user-static', path: `usr/bin/${name}` });
}

/**
 * Lets the kernel start programs for arm64 anywhere, in containers too. Where it cannot do so yet, QEMU is registered
 * with it (binfmt_misc), for as long as this process lives: a script that outlives no owner takes it back.
 * @throws Failure when it cannot be had, or the kernel does not take it.
 */
export async function startEmulation(): Promise<Emulation> {
  if (process.arch === 'arm64') return { by: 'the machine itself', stop: async () => {} };
  const existing = await registered();
  if (existing !== undefined) return { by: existing, stop: async () => {} };
  const qemu = await qemuPart();
  const lines: string[] = [];
  const told = Promise.withResolvers<string | undefined>();
  const script = await startOwned({
    program: '/bin/sh',
    args: [join(import.meta.dirname, 'emulation.sh'), qemu],
    cwd: '/',
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
    line: (line) => {
      lines.push(line);
      if (line.startsWith('registered as ')) told.resolve(line.slice('registered as '.length));
    },
  });
  script.exited.then(() => told.resolve(undefined));
  const name = await told.promise;
  if (name === undefined)
    throw new Failure(
      'The kernel does not take an emulator for arm64 (binfmt_misc).',
      'Run as root where that is allowed, or register qemu-user-static on the machine.',
      { logLines: lines },
    );
  return {
    by: `QEMU, registered as ${name} until the end`,
    stop: async () => {
      script.signal('SIGTERM');
      await script.exited;
    },
  };
}

/** What the machine has registered for arm64 so that containers see it, too. */
async function registered(): Promise<string | undefined> {
  for (const name of await readdir(REGISTERED).catch(() => [])) {
    // Another run's, which takes it away when it ends.
    if (name.startsWith('flipgate-')) continue;
    const text = await readFile(join(REGISTERED, name), 'utf8').catch(() => '');
    if (/^enabled$/m.test(text) && /^flags: .*F/m.test(text) && /^magic 7f454c4602.*b700/m.test(text))
      return `${name}, as the machine has it`;
  }
  return undefined;
}
