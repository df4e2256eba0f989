import { Unanswered } from '../model/failure.ts';
import type { Clock } from '../ports.ts';

const TRIES = 4;
const FIRST_WAIT_MS = 250;

export interface ConditionalWrite<T> {
  /** One try; `lost` when no answer came, so that it may have been applied. */
  readonly write: () => Promise<T | 'refused' | 'lost'>;
  /** What a read shows: the write's own result, another's, or the state in which it may be tried again. */
  readonly look: () => Promise<T | 'refused' | 'as-before'>;
}

/**
 * Carries out a conditional write whose answer may get lost. After a lost answer it looks before it
 * writes again, because its own first try may be what refuses the second.
 * @throws Unanswered when no try was answered and reading does not show the result
 */
export async function settledWrite<T>(
  clock: Clock,
  what: string,
  { write, look }: ConditionalWrite<T>,
): Promise<T | 'refused'> {
  let lost = false;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const answer = await write();
    if (answer !== 'lost') return answer === 'refused' && lost ? refusedBy(await look()) : answer;
    lost = true;
    await clock.sleep(FIRST_WAIT_MS * 2 ** tried);
    const seen = await look();
    if (seen !== 'as-before') return seen;
  }
  throw new Unanswered(`No answer to ${what}, tried ${TRIES} times.`);
}

function refusedBy<T>(seen: T | 'refused' | 'as-before'): T | 'refused' {
  return seen === 'as-before' ? 'refused' : seen;
}
