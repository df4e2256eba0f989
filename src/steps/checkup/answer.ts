import { type Fact, known } from '../../model/checkup/fact.ts';
import { Failure, messageOf } from '../../model/failure.ts';
import { Interruption } from '../../model/interruption.ts';

/** What the outside says, or why it does not; a cancel ends the look. */
export async function answer<T>(look: () => Promise<T>): Promise<Fact<T>> {
  try {
    return known(await look());
  } catch (error) {
    if (error instanceof Interruption) throw error;
    const remedy = error instanceof Failure ? error.remedy : 'Run this again.';
    return { kind: 'unknown', why: messageOf(error), remedy };
  }
}

/** The answer to a question that another one has to be answered for. */
export async function answerAfter<T, U>(
  fact: Fact<T>,
  instead: Fact<never>,
  look: (value: T) => Promise<U>,
): Promise<Fact<U>> {
  return fact.kind === 'known' ? answer(() => look(fact.value)) : instead;
}
