import { readFile, readlink } from 'node:fs/promises';

/**
 * Names the set of processes that we can see: this boot of this machine and, since containers share a boot,
 * this process namespace. A process known by it and absent now is gone. Undefined where the
 * system does not tell (no /proc).
 */
export async function processSpace(): Promise<string | undefined> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return `${boot.trim()} ${await readlink('/proc/self/ns/pid')}`;
  } catch {
    return undefined;
  }
}
