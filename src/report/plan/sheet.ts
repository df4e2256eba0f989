/**
 * A text that never grows over its limit. Bytes are counted, of which no text has fewer than characters, so that one measure serves
 * comments and summaries.
 */
export class Sheet {
  readonly #parts: string[] = [];
  #room: number;

  constructor(limit: number) {
    this.#room = limit;
  }

  get room(): number {
    return this.#room;
  }

  /** False, and nothing is written, when it does not fit and leave `reserve` free. */
  add(text: string, reserve = 0): boolean {
    const size = Buffer.byteLength(text) + 1;
    if (size > this.#room - reserve) return false;
    this.#room -= size;
    this.#parts.push(text);
    return true;
  }

  /** As many as fit, in their order. @returns how many did. */
  fill(texts: Iterable<string>, reserve: number): number {
    let written = 0;
    for (const text of texts) {
      if (!this.add(text, reserve)) break;
      written++;
    }
    return written;
  }

  text(): string {
    return `${this.#parts.join('\n')}\n`;
  }
}

export function sizeOf(text: string): number {
  return Buffer.byteLength(text) + 1;
}
