import { readFile } from 'node:fs/promises';

/**
 * When a living process was started, in the kernel's ticks since boot: with its id it names one process,
 * where an id alone is given out again. Undefined when there is none, or it is a zombie, or on
 * a system without /proc.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  // The second field is the program's name in brackets, which may hold blanks and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, start] = [fields[0], fields[19]];
  return state === 'Z' || state === 'X' ? undefined : start;
}
