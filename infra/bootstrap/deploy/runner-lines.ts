/** What a line of the action's output is to the runner that it was written for. */
export type RunnerLine =
  | { readonly kind: 'group'; readonly title: string }
  | { readonly kind: 'end of group' }
  | { readonly kind: 'notice' | 'warning' | 'error'; readonly text: string }
  /** The action's own words, or those of a program that it runs. */
  | { readonly kind: 'text' | 'foreign'; readonly text: string }
  /** Nothing that is shown. */
  | { readonly kind: 'silent' };

/** Reads the runner's commands, obeys those that hide, and lets no secret through. */
export class RunnerLines {
  readonly #masks = new Set<string>();
  #stopped: string | undefined;

  take(line: string): RunnerLine {
    if (this.#stopped !== undefined) {
      if (line !== `::${this.#stopped}::`) return { kind: 'foreign', text: this.#hidden(line) };
      this.#stopped = undefined;
      return { kind: 'silent' };
    }
    const [, command, data = ''] = /^::([a-z-]+)(?: [^:]*)?::(.*)$/s.exec(line) ?? [];
    switch (command) {
      case undefined:
        return { kind: 'text', text: this.#hidden(line) };
      case 'group':
        return { kind: 'group', title: this.#hidden(decoded(data)) };
      case 'endgroup':
        return { kind: 'end of group' };
      case 'notice':
      case 'warning':
      case 'error':
        return { kind: command, text: this.#hidden(decoded(data)) };
      case 'add-mask':
        if (data.trim() !== '') this.#masks.add(decoded(data));
        return { kind: 'silent' };
      case 'stop-commands':
        this.#stopped = data;
        return { kind: 'silent' };
      default:
        return { kind: 'silent' };
    }
  }

  /** The longest first: one may hold another. */
  #hidden(text: string): string {
    const masks = [...this.#masks].sort((one, other) => other.length - one.length);
    return masks.reduce((shown, mask) => shown.replaceAll(mask, '***'), text);
  }
}

function decoded(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
