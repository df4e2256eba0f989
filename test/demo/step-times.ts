/** How long something took, in milliseconds. */
export interface Span {
  readonly name: string;
  readonly ms: number;
}

/** Reads from the action's log, line by line as it comes, where its time goes. */
export class StepTimes {
  readonly steps: Span[] = [];
  #step: { readonly name: string; readonly since: number } | undefined;
  readonly #applies = new Map<string, { readonly from: number; to: number }>();

  /** @returns the step that begins with this line, if one does. */
  line(text: string, now = Date.now()): string | undefined {
    const begun = /^::group::(.*)$/.exec(text)?.[1];
    if (begun !== undefined) this.#step = { name: begun, since: now };
    if (text === '::endgroup::' && this.#step) {
      this.steps.push({ name: this.#step.name, ms: now - this.#step.since });
      this.#step = undefined;
    }
    this.#apply(text, now);
    return begun;
  }

  /** From the first resource that terraform began with to the last that it ended, for each stack. */
  get applies(): readonly Span[] {
    return [...this.#applies].map(([name, { from, to }]) => ({ name, ms: to - from }));
  }

  #apply(text: string, now: number): void {
    if (!/^[\w.[\]"-]+: (creating|updating|destroying)$|(created|updated|destroyed) after \d+ s$/.test(text))
      return;
    const stack = text.startsWith('module.color.') ? 'colour' : 'shared';
    const known = this.#applies.get(stack);
    if (known) known.to = now;
    else this.#applies.set(stack, { from: now, to: now });
  }
}
