/** A port that is opened when a verb of it is first used: what its opening fails by is that verb's failure. */
export function late<P extends object>(open: () => Promise<P>): P {
  return new Proxy({} as P, {
    get:
      (_, verb) =>
      async (...args: unknown[]) => {
        const port = (await open()) as Record<string | symbol, (...all: unknown[]) => unknown>;
        return port[verb]?.(...args);
      },
  });
}
