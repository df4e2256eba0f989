import { type Endings, endResource } from './ending.ts';
import type { Made, Order, Properties } from './makers/maker.ts';
import type { Means } from './means.ts';
import type { Live, Stack } from './stack.ts';
import type { Kept } from './template.ts';

interface Old {
  readonly id: string;
  readonly live: Live;
  readonly kept: Kept;
}

/** What an update has done, and how it is taken back: last things first, and what it has made goes at the end. */
export class TakingBack {
  readonly #stack: Stack;
  readonly #means: Endings & Pick<Means, 'closing'>;
  readonly #steps: { readonly id: string; undo(): Promise<void> }[] = [];
  readonly #fresh: Old[] = [];
  readonly #old: Old[] = [];

  constructor(stack: Stack, means: Endings & Pick<Means, 'closing'>) {
    this.#stack = stack;
    this.#means = means;
  }

  /** Resources that were replaced: they go once everything else is there. */
  oldOnes(): readonly Old[] {
    return this.#old;
  }

  /** Noted before it is kept. */
  made(id: string, type: string, made: Made, properties: Properties): void {
    const before = this.#stack.resources.get(id);
    this.#fresh.push({ id, live: { type, made, properties, updatedAt: new Date() }, kept: 'Delete' });
    this.#steps.push({
      id,
      undo: async () => {
        if (!before) return void this.#stack.resources.delete(id);
        const of = { id, type: before.type, physicalId: before.made.physicalId };
        this.#stack.tell(of, 'UPDATE_IN_PROGRESS');
        this.#stack.resources.set(id, before);
        this.#stack.tell(of, 'UPDATE_COMPLETE');
      },
    });
  }

  replaced(id: string, live: Live, kept: Kept): void {
    this.#old.push({ id, live, kept });
  }

  /** Noted before it is tried: what failed in the middle is taken back as well. */
  changed(id: string, live: Live, properties: Properties, old: Order): void {
    const of = { id, type: live.type, physicalId: live.made.physicalId };
    this.#steps.push({
      id,
      undo: async () => {
        this.#stack.tell(of, 'UPDATE_IN_PROGRESS');
        try {
          const maker = this.#means.makerOf(live.type);
          // No failure cancels the way back.
          const order = { ...old, signal: this.#means.closing };
          const made = await maker.change(live.made, order, properties);
          this.#stack.keep(id, live.type, made, live.properties);
          await maker.settle?.(made, order);
          this.#stack.tell(of, 'UPDATE_COMPLETE');
        } catch (error) {
          this.#stack.tell(of, 'UPDATE_FAILED', error instanceof Error ? error.message : String(error));
          throw error;
        }
      },
    });
  }

  /** @param reason what failed; nothing is given where one that failed is continued */
  async run(reason?: string): Promise<void> {
    this.#stack.become('UPDATE_ROLLBACK_IN_PROGRESS', reason);
    for (let step = this.#steps.at(-1); step; step = this.#steps.at(-1)) {
      const failed = await step.undo().then(
        () => undefined,
        () => step?.id,
      );
      if (failed !== undefined) {
        this.#stack.resume = () => this.run();
        return this.#stack.become(
          'UPDATE_ROLLBACK_FAILED',
          `The following resource(s) failed to update: [${failed}]. `,
        );
      }
      this.#steps.pop();
    }
    this.#stack.become('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    for (const { id, live, kept } of this.#fresh.toReversed())
      await endResource(this.#stack, this.#means, id, live, kept).catch(() => {});
    this.#stack.resume = undefined;
    return this.#stack.become('UPDATE_ROLLBACK_COMPLETE');
  }
}
