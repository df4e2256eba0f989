/** How a section of a document is given: `each` object of its list, or the `whole` value. */
export type Giving = 'each' | 'whole';
export type Take = (section: string, value: unknown) => void;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
/** Brackets have all of these; of the letters outside of texts, few do. */
const BRACKET_BITS = 0x59;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Cuts a JSON document into the parts that are wanted and parses these alone, however it is cut into chunks. A plan of ten thousand
 * resources is thirty megabytes, and parsed as a whole several times that, of which one section in three is of use.
 */
export class JsonMembers {
  readonly #wanted: ReadonlyMap<string, Giving>;
  readonly #take: Take;
  #depth = 0;
  #inText = false;
  #escaped = false;
  /** At the document's top: whether the next text is a field's name. */
  #awaits: 'name' | 'value' = 'name';
  #section = '';
  /** What is held of the part that is being cut out; undefined outside of one. */
  #held: Buffer[] | undefined;
  #from = 0;

  constructor(wanted: ReadonlyMap<string, Giving>, take: Take) {
    this.#wanted = wanted;
    this.#take = take;
  }

  write(chunk: Buffer): void {
    this.#from = 0;
    let at = this.#inText ? this.#throughText(chunk, 0) : 0;
    for (; at < chunk.length; at++) {
      const code = chunk[at] as number;
      if (code === QUOTE) {
        this.#openText(at);
        at = this.#throughText(chunk, at + 1) - 1;
      } else if (code === COMMA || code === COLON || (code & BRACKET_BITS) === BRACKET_BITS) {
        this.#structure(code, chunk, at);
      }
    }
    // Whoever reads may use the same memory for the next one.
    this.#held?.push(Buffer.from(chunk.subarray(this.#from)));
  }

  /** @throws SyntaxError when the document is not at its end. */
  end(): void {
    if (this.#depth !== 0 || this.#inText) throw new SyntaxError('The document ends in its middle.');
  }

  #openText(at: number): void {
    this.#inText = true;
    if (this.#depth === 1 && this.#awaits === 'name') this.#hold(at);
  }

  /** Behind the text's closing quote, or the end of the chunk. Most of a plan is text: nothing but the two bytes is looked at. */
  #throughText(chunk: Buffer, start: number): number {
    let at = this.#escaped ? start + 1 : start;
    const { length } = chunk;
    for (; at < length; at++) {
      const code = chunk[at];
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) {
        this.#inText = this.#escaped = false;
        if (this.#depth === 1 && this.#awaits === 'name') this.#section = String(this.#cutOut(chunk, at + 1));
        return at + 1;
      }
    }
    this.#escaped = at > length;
    return length;
  }

  #structure(code: number, chunk: Buffer, at: number): void {
    switch (code) {
      case OPEN_LIST:
      case OPEN_OBJECT:
        this.#depth++;
        if (this.#depth === 3 && this.#giving() === 'each') this.#hold(at);
        return;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        this.#depth--;
        if (this.#depth === 2 && this.#giving() === 'each') this.#give(chunk, at + 1);
        if (this.#depth === 0) this.#endOfField(chunk, at);
        return;
      case COLON:
        if (this.#depth === 1) this.#beginOfValue(at);
        return;
      case COMMA:
        if (this.#depth === 1) this.#endOfField(chunk, at);
    }
  }

  #giving(): Giving | undefined {
    return this.#awaits === 'value' ? this.#wanted.get(this.#section) : undefined;
  }

  #beginOfValue(colon: number): void {
    this.#awaits = 'value';
    if (this.#giving() === 'whole') this.#hold(colon + 1);
  }

  #endOfField(chunk: Buffer, at: number): void {
    if (this.#giving() === 'whole') this.#give(chunk, at);
    this.#awaits = 'name';
  }

  #hold(from: number): void {
    this.#held = [];
    this.#from = from;
  }

  #give(chunk: Buffer, to: number): void {
    this.#take(this.#section, this.#cutOut(chunk, to));
  }

  #cutOut(chunk: Buffer, to: number): unknown {
    const last = chunk.subarray(this.#from, to);
    const held = this.#held ?? [];
    this.#held = undefined;
    return JSON.parse((held.length === 0 ? last : Buffer.concat([...held, last])).toString());
  }
}
