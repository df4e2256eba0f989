import type { Span } from './spans.ts';

/** Reads from the action's log, line by line as it comes, where its time goes. */
export class StepTimes {
  readonly steps: Span[] = [];
  #step: { readonly name: string; readonly since: number } | undefined;

  /** @returns the step that begins with this line, if one does. */
  line(text: string, now = Date.now()): string | undefined {
    const begun = /^::group::(.*)$/.exec(text)?.[1];
    if (begun !== undefined) this.#step = { name: begun, since: now };
    if (text === '::endgroup::' && this.#step) {
      this.steps.push({ name: this.#step.name, ms: now - this.#step.since });
      this.#step = undefined;
    }
    return begun;
  }
}
