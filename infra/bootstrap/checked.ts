import type { Problem } from '../../src/inputs/problem.ts';
import { Failure } from '../../src/model/failure.ts';

/** What one look at the world gave: something, or why not; notes stop nobody. */
export interface Checked<T> {
  readonly found?: T;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

export function found<T>(value: T, ...notes: readonly string[]): Checked<T> {
  return { found: value, problems: [], notes };
}

export function missing(said: string, remedy: string): Checked<never> {
  return { problems: [{ said, remedy }], notes: [] };
}

/** What was not looked at, because what it needs is missing itself. */
export function unasked(note: string): Checked<never> {
  return { problems: [], notes: [note] };
}

/**
 * A look that fails is a problem like any other, and does not keep the others from being told.
 * @param remedy in place of the failure's own, which may speak of jobs.
 */
export async function looked<T>(look: () => Promise<Checked<T>>, remedy?: string): Promise<Checked<T>> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Failure) return missing(error.message, remedy ?? error.remedy);
    const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return missing(said, remedy ?? 'Run again; if it stays, mend what it names.');
  }
}
