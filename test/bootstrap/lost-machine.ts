import { execFileSync } from 'node:child_process';

/** The machine loses its power: a process, all that it has started, and what those have, at once. */
export function losePower(pid: number): void {
  for (const one of [pid, ...descendants(pid)]) kill(one);
}

/** The process alone, as by the system when memory runs out. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended between the look and the signal.
  }
}

function descendants(pid: number): readonly number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (of: number): readonly number[] =>
    pairs.flatMap(([child, parent]) =>
      parent === of && child !== undefined ? [child, ...below(child)] : [],
    );
  return below(pid);
}
