import type { Visit } from '../cloudflare/rules/matches.ts';
import type { Rule } from '../cloudflare/rules/ruleset.ts';

interface Counter {
  readonly since: number;
  readonly count: number;
  readonly blockedUntil: number;
}

/** How often each address met each rate limit, in the one data centre that there is here. */
export class RateCounters {
  readonly #counters = new Map<string, Counter>();

  /** Counts the visit. Milliseconds since the epoch. */
  exceeds(rule: Rule, visit: Visit, now: number): boolean {
    const { period, requests_per_period, mitigation_timeout } = rule.view['ratelimit'] as Rate;
    const key = `${rule.id} ${visit.request.headers['x-forwarded-for'] ?? ''}`;
    const before = this.#counters.get(key) ?? FRESH;
    if (now < before.blockedUntil) return true;
    const running = now - before.since < period * 1000;
    const count = running ? before.count + 1 : 1;
    const over = count > requests_per_period;
    const blockedUntil = over ? now + mitigation_timeout * 1000 : 0;
    this.#counters.set(key, { since: running ? before.since : now, count, blockedUntil });
    return over;
  }
}

interface Rate {
  readonly period: number;
  readonly requests_per_period: number;
  readonly mitigation_timeout: number;
}

const FRESH: Counter = { since: Number.NEGATIVE_INFINITY, count: 0, blockedUntil: 0 };
