import type { Timeline } from '../ecs/timeline.ts';

export interface LogEvent {
  readonly message: string;
  /** When it was written. */
  readonly timestamp: number;
  /** From when on it can be read; Infinity while it is held back. */
  visibleAt: number;
}

export interface LogStream {
  readonly group: string;
  readonly name: string;
  readonly createdAt: number;
  visibleAt: number;
  readonly events: LogEvent[];
  /** The container is gone and its task not yet STOPPED: what is not delivered by now comes late. */
  ended: boolean;
}

/** What tasks print, and when CloudWatch lets it be read: late, and the last lines after STOPPED. */
export class LogStore {
  readonly #timeline: Timeline;
  readonly #lag: () => number;
  readonly #streams = new Map<string, LogStream>();

  /** @param lag draws how long a stream or line takes to appear, in milliseconds */
  constructor(timeline: Timeline, lag: () => number) {
    this.#timeline = timeline;
    this.#lag = lag;
  }

  open(group: string, name: string): LogStream {
    const now = this.#timeline.now();
    const stream: LogStream = {
      group,
      name,
      createdAt: now,
      visibleAt: now + this.#lag(),
      events: [],
      ended: false,
    };
    this.#streams.set(`${group} ${name}`, stream);
    return stream;
  }

  write(stream: LogStream, message: string): void {
    // CloudWatch takes no event without a message (InputLogEvent: at least 1 character); the driver leaves them out.
    if (message === '') return;
    const timestamp = this.#timeline.now();
    const previous = stream.events.at(-1)?.visibleAt ?? stream.visibleAt;
    const visibleAt = stream.ended ? Number.POSITIVE_INFINITY : Math.max(previous, timestamp + this.#lag());
    stream.events.push({ message, timestamp, visibleAt });
  }

  /** The container ended: undelivered lines wait until `release`. */
  end(stream: LogStream): void {
    stream.ended = true;
    for (const event of this.#undelivered(stream)) event.visibleAt = Number.POSITIVE_INFINITY;
  }

  /** The task is STOPPED: the rest arrives a little later still. */
  release(stream: LogStream): void {
    stream.ended = false;
    const visibleAt = this.#timeline.now() + this.#lag();
    for (const event of this.#undelivered(stream)) event.visibleAt = visibleAt;
  }

  /** Streams of a group that can be seen by now, in the order of their names. */
  streams(group: string): readonly LogStream[] {
    return [...this.#streams.values()]
      .filter((stream) => stream.group === group && stream.visibleAt <= this.#timeline.now())
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  stream(group: string, name: string): LogStream | undefined {
    return this.streams(group).find((stream) => stream.name === name);
  }

  visible(stream: LogStream): readonly LogEvent[] {
    return stream.events.filter((event) => event.visibleAt <= this.#timeline.now());
  }

  knows(group: string): boolean {
    return [...this.#streams.values()].some((stream) => stream.group === group);
  }

  #undelivered(stream: LogStream): LogEvent[] {
    return stream.events.filter((event) => event.visibleAt > this.#timeline.now());
  }
}
