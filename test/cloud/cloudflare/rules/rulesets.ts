import { createHash } from 'node:crypto';
import { CloudflareRefusal } from '../cloudflare-refusal.ts';
import { checkedRule, refusal } from './checked-rule.ts';
import { MOST_RULES, type PlanLevel } from './plan-limits.ts';
import type { Json, Rule, Ruleset } from './ruleset.ts';

/** The entry points of one zone: at most one ruleset in a phase. */
export class Rulesets {
  readonly #plan: PlanLevel;
  readonly #now: () => number;
  readonly #byId = new Map<string, Ruleset>();
  #ids = 0;

  /** @param now milliseconds since the epoch */
  constructor(plan: PlanLevel, now: () => number) {
    this.#plan = plan;
    this.#now = now;
  }

  all(): readonly Ruleset[] {
    return [...this.#byId.values()];
  }

  /** The rules of a phase in their order; none without an entry point. */
  rules(phase: string): readonly Rule[] {
    return this.all().find((one) => one.phase === phase)?.rules ?? [];
  }

  /** @throws CloudflareRefusal 10007 */
  one(id: string): Ruleset {
    const found = this.#byId.get(id);
    if (!found) throw new CloudflareRefusal(10_007, 'could not find ruleset', 404);
    return found;
  }

  /** @throws CloudflareRefusal; a phase that has its entry point gets no second one. */
  create(sent: Json): Ruleset {
    const phase = String(sent['phase']);
    if (!(phase in MOST_RULES)) throw refusal(`'${phase}' is not a valid value for phase`);
    if (sent['kind'] !== 'zone') throw refusal(`'${sent['kind']}' is not a valid value for kind`);
    if (this.all().some((one) => one.phase === phase)) {
      throw new CloudflareRefusal(
        20_217,
        `'zone' is not a valid value for kind because exceeded maximum number of zone rulesets for phase ${phase}`,
      );
    }
    return this.#keep(this.#id('ruleset'), '1', phase, sent);
  }

  /** The ruleset with these rules and no others. Throws CloudflareRefusal. */
  replace(id: string, sent: Json): Ruleset {
    const before = this.one(id);
    if ((sent['phase'] ?? before.phase) !== before.phase)
      throw refusal('the phase of a ruleset cannot be changed');
    const { name, description } = before;
    const version = String(Number(before.version) + 1);
    return this.#keep(id, version, before.phase, { name, description, ...sent });
  }

  remove(id: string): void {
    this.one(id);
    this.#byId.delete(id);
  }

  #keep(id: string, version: string, phase: string, sent: Json): Ruleset {
    const now = new Date(this.#now()).toISOString();
    const wanted = (sent['rules'] as readonly Json[] | undefined) ?? [];
    const most = MOST_RULES[phase]?.[this.#plan] ?? 0;
    if (wanted.length > most) {
      throw new CloudflareRefusal(
        20_218,
        `exceeded the maximum number of rules in the phase ${phase}: ${wanted.length} out of ${most}`,
      );
    }
    const known = new Map((this.#byId.get(id)?.rules ?? []).map((rule) => [rule.ref, rule.id]));
    const rules = wanted.map((rule) =>
      checkedRule(rule, phase, this.#plan, known.get(String(rule['ref'])) ?? this.#id('rule'), now),
    );
    if (new Set(rules.map(({ ref }) => ref)).size < rules.length)
      throw refusal('two rules have the same ref');
    const { name, description = '' } = sent;
    const ruleset: Ruleset = {
      id,
      name: String(name),
      description: String(description),
      kind: 'zone',
      phase,
      version,
      last_updated: now,
      rules,
    };
    this.#byId.set(id, ruleset);
    return ruleset;
  }

  #id(of: string): string {
    this.#ids++;
    return createHash('md5').update(`${of} ${this.#ids}`).digest('hex');
  }
}
