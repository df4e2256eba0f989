import { debianProgram } from './debian-program.ts';

/**
 * The absolute path of runc, which starts containers: on PATH, else Debian's.
 * @throws Failure naming what to install.
 */
export function runcPart(): Promise<string> {
  return debianProgram({ name: 'runc', package: 'runc', path: 'usr/sbin/runc' });
}
