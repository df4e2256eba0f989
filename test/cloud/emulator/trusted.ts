/** How long an answer is given without asking again, in milliseconds. */
const FRESH_MS = 2000;

interface Answer<T> {
  readonly at: number;
  readonly value: T;
}

/**
 * Asks in the background, so that traffic never waits for the emulator: an answer that is no longer
 * fresh is given once more while the next one is fetched. Absence is never remembered.
 */
export function trusted<T>(
  ask: (key: string) => Promise<T | undefined>,
): (key: string) => Promise<T | undefined> {
  const answers = new Map<string, Answer<T>>();
  const asking = new Map<string, Promise<T | undefined>>();
  const refresh = (key: string): Promise<T | undefined> => {
    const running = asking.get(key);
    if (running) return running;
    const begun = ask(key)
      .then((value) => {
        if (value === undefined) answers.delete(key);
        else answers.set(key, { at: performance.now(), value });
        return value;
      })
      .finally(() => asking.delete(key));
    asking.set(key, begun);
    return begun;
  };
  return async (key) => {
    const known = answers.get(key);
    if (!known) return refresh(key);
    if (performance.now() - known.at > FRESH_MS) refresh(key).catch(() => {});
    return known.value;
  };
}
