import { AwsError } from '../shapes/aws-error.ts';

interface Asked {
  readonly cluster: string | undefined;
  readonly token: string | undefined;
  /** The whole request; its token and the order of its members do not count. */
  readonly input: object;
  readonly now: number;
}

/** ECS remembers client tokens for up to a day, per cluster. */
const MEMORY_MS = 24 * 3_600_000;

/** What client tokens gave: the same again for the same request, a conflict for another one. */
export class Idempotency<Given> {
  readonly #longest: number;
  readonly #kept = new Map<string, { given: Given; print: string; at: number }>();

  /** @param longest characters that a token may have */
  constructor(longest: number) {
    this.#longest = longest;
  }

  recall(asked: Asked): Given | 'conflict' | undefined {
    const kept = this.#find(asked);
    if (!kept) return undefined;
    return kept.print === print(asked.input) ? kept.given : 'conflict';
  }

  /** What this token gave to whatever request came first. */
  owner(asked: Asked): Given | undefined {
    return this.#find(asked)?.given;
  }

  keep(asked: Asked, given: Given): void {
    if (asked.token === undefined || this.#find(asked)) return;
    this.#kept.set(keyOf(asked), { given, print: print(asked.input), at: asked.now });
  }

  #find(asked: Asked) {
    const { token } = asked;
    if (token === undefined) return undefined;
    if (token.length > this.#longest || !/^[\x21-\x7e]+$/.test(token)) {
      throw new AwsError('InvalidParameterException', 'clientToken is too long or not plain ASCII.');
    }
    const kept = this.#kept.get(keyOf(asked));
    return kept && asked.now - kept.at < MEMORY_MS ? kept : undefined;
  }
}

function keyOf(asked: Asked): string {
  return `${asked.cluster ?? 'default'} ${asked.token}`;
}

function print(input: object): string {
  return JSON.stringify(input, (key, value: unknown) => {
    if (key === 'clientToken') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
