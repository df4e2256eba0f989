/**
 * The opened thing is made at first use and then kept: packages load only when a command needs them. A failure is told
 * to everybody who waits for it and not kept, since who was throttled asks again.
 */
export function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}
