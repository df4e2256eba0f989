import type { Stack, Subject } from './stack.ts';

type Word = 'CREATE' | 'UPDATE' | 'DELETE';

/** Tells what is done to resources, and of the first failure makes an end of everything else that is under way. */
export class Telling {
  readonly #stack: Stack;
  readonly #underWay = new Map<string, { readonly of: Subject; readonly word: Word }>();
  readonly #cancelled = new Set<string>();
  readonly #abort = new AbortController();
  /** Resources whose failure was the first, or fell together with it. */
  readonly #failed: { readonly id: string; readonly word: Word }[] = [];

  /** Aborted with the first failure, or with the cloud. */
  readonly signal: AbortSignal;

  constructor(stack: Stack, closing: AbortSignal) {
    this.#stack = stack;
    this.signal = AbortSignal.any([this.#abort.signal, closing]);
  }

  /** @param act gives the physical id that the resource has in the end */
  async told(of: Subject, word: Word, act: () => Promise<string | undefined>): Promise<void> {
    this.#underWay.set(of.id, { of, word });
    this.#stack.tell(of, `${word}_IN_PROGRESS`);
    try {
      const physicalId = await act();
      if (!this.#cancelled.has(of.id))
        this.#stack.tell({ ...of, physicalId: physicalId ?? of.physicalId }, `${word}_COMPLETE`);
    } catch (error) {
      if (!this.#cancelled.has(of.id))
        this.#fail(of, word, error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      this.#underWay.delete(of.id);
    }
  }

  /** As a stack tells it that goes back; undefined when no resource has failed. */
  get reason(): string | undefined {
    const sentences = (['CREATE', 'UPDATE'] as const).flatMap((word) => {
      const ids = this.#failed.filter((one) => one.word === word).map(({ id }) => id);
      return ids.length === 0
        ? []
        : `The following resource(s) failed to ${word.toLowerCase()}: [${ids.join(', ')}]. `;
    });
    return sentences.length === 0 ? undefined : sentences.join('');
  }

  #fail(of: Subject, word: Word, reason: string): void {
    this.#failed.push({ id: of.id, word });
    this.#stack.tell(of, `${word}_FAILED`, reason);
    this.#underWay.delete(of.id);
    for (const [id, other] of this.#underWay) {
      this.#cancelled.add(id);
      this.#failed.push({ id, word: other.word });
      const what = other.word === 'CREATE' ? 'creation' : 'update';
      this.#stack.tell(other.of, `${other.word}_FAILED`, `Resource ${what} cancelled`);
    }
    this.#abort.abort();
  }
}
