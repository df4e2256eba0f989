import type { CallFacts } from './recording.ts';
import type { CloudClock, CloudRequest, CloudResponse } from './room.ts';

interface Memory {
  readonly at: number;
  readonly answer: CloudResponse;
}

/** Answers kept for a while, so that a read can be given an old one. */
export class Remembered {
  readonly #clock: CloudClock;
  readonly #memories = new Map<string, Memory[]>();

  constructor(clock: CloudClock) {
    this.#clock = clock;
  }

  keep(facts: CallFacts, request: CloudRequest, answer: CloudResponse): CloudResponse {
    if (!READS.test(facts.operation)) return answer;
    const key = question(facts, request);
    const memories = this.#memories.get(key) ?? [];
    memories.push({ at: this.#clock.now(), answer });
    this.#memories.set(key, memories);
    return answer;
  }

  /** The newest answer to the same question that is at least `ms` old, else the oldest one. */
  recall(facts: CallFacts, request: CloudRequest, ms: number): CloudResponse | undefined {
    const memories = this.#memories.get(question(facts, request)) ?? [];
    const old = memories.findLast((memory) => memory.at <= this.#clock.now() - ms);
    return (old ?? memories[0])?.answer;
  }
}

const READS = /^(Describe|Get|List|Head|Batch[GC]et|probe|.*\.(list|get)$)/;

function question(facts: CallFacts, request: CloudRequest): string {
  const body = Buffer.from(request.body).toString('latin1');
  return [facts.service, facts.operation, request.method, request.url, body].join('\n');
}
