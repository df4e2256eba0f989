import type { Problem } from '../../src/inputs/problem.ts';

/** What the person at the terminal is told. What a program may want to read goes to standard output, the rest to the other. */
export interface Telling {
  /** Runs a phase, and says when it begins and how long it took. */
  phase<T>(title: string, action: () => Promise<T>): Promise<T>;
  line(text: string): void;
  problems(problems: readonly Problem[]): void;
  result(text: string): void;
}

export function openTelling(
  write: { readonly out: (text: string) => void; readonly err: (text: string) => void },
  now: () => number = () => performance.now(),
): Telling {
  const say = (text: string) => write.err(`${text}\n`);
  return {
    async phase(title, action) {
      const since = now();
      say(`── ${title}`);
      const value = await action();
      say(`── ${title}: ${took(now() - since)}`);
      return value;
    },
    line: (text) => say(text.replace(/^/gm, '   ')),
    problems: (problems) => {
      for (const { said, remedy } of problems) say(`   ✗ ${said}\n     ${remedy}`);
    },
    result: (text) => write.out(`${text}\n`),
  };
}

/** `12.3 s`, `2 min 5 s`. */
export function took(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
