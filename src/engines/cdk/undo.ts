import { messageOf } from '../../model/failure.ts';
import type { Log } from '../../ports.ts';

/** Carries out what takes something away again: its own failure is told, and never hides why that was wanted. */
export async function undo(
  log: Pick<Log, 'warning'>,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warning(`${what} is left behind: ${messageOf(error)}`);
  }
}
