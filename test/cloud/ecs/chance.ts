/** Chance that a test can repeat: the same seed gives the same numbers. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Uniform in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Uniform between both ends, in whole units. */
  between([least, most]: readonly [least: number, most: number]): number {
    return Math.round(least + this.next() * (most - least));
  }

  hex(length: number): string {
    return this.#text(length, '0123456789abcdef');
  }

  digits(length: number): string {
    return this.#text(1, '123456789') + this.#text(length - 1, '0123456789');
  }

  #text(length: number, alphabet: string): string {
    return Array.from({ length }, () => alphabet[Math.floor(this.next() * alphabet.length)]).join('');
  }
}
