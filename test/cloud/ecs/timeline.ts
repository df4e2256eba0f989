import type { CloudClock } from '../room.ts';

interface Happening {
  readonly at: number;
  readonly order: number;
  readonly run: () => void | Promise<void>;
}

/**
 * What will happen, and when. Nothing happens by itself: whoever asks the model lives through
 * everything that is due first, each event at its own instant, so that a virtual clock that jumped leaves no trace.
 * One thing at a time: events and requests never interleave. An event must not ask the model anything.
 */
export class Timeline {
  readonly #clock: CloudClock;
  #events: Happening[] = [];
  #order = 0;
  #living: number | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(clock: CloudClock) {
    this.#clock = clock;
  }

  /** The instant of the event being lived through, else the clock's. */
  now(): number {
    return this.#living ?? this.#clock.now();
  }

  after(ms: number, run: () => void | Promise<void>): void {
    this.#insert({ at: this.now() + Math.max(0, ms), order: this.#order++, run });
  }

  /** For news from outside the model, such as the end of a process: happens at the clock's time. */
  soon(run: () => void | Promise<void>): void {
    this.#insert({ at: this.#clock.now(), order: this.#order++, run });
  }

  /** Lives through what is due, then works, then lives through what the work made due. */
  enter<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = this.#turn.then(async () => {
      await this.#live();
      const result = await work();
      await this.#live();
      return result;
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  settle(): Promise<void> {
    return this.enter(() => undefined);
  }

  /** When something happens next, or undefined when nothing will. */
  nextAt(): number | undefined {
    return this.#events[0]?.at;
  }

  async #live(): Promise<void> {
    for (let next = this.#events[0]; next && next.at <= this.#clock.now(); next = this.#events[0]) {
      this.#events.shift();
      this.#living = next.at;
      try {
        await next.run();
      } finally {
        this.#living = undefined;
      }
    }
  }

  #insert(event: Happening): void {
    const place = this.#events.findLastIndex((other) => other.at <= event.at);
    this.#events.splice(place + 1, 0, event);
  }
}
