import { matches, type Visit } from '../cloudflare/rules/matches.ts';
import type { Rule } from '../cloudflare/rules/ruleset.ts';
import type { Zone } from '../cloudflare/zone.ts';
import type { CloudResponse } from '../room.ts';
import { BLOCKED, CHALLENGE } from './guards.ts';
import type { RateCounters } from './rate-counters.ts';

/** What the zone's own rules answer before any origin is asked; undefined when they let the visit pass. */
export function stoppedByRules(zone: Zone, visit: Visit, counters: RateCounters): CloudResponse | undefined {
  const skipped = new Set<string>();
  for (const rule of matching(zone.rulesets.rules('http_request_firewall_custom'), visit)) {
    if (rule.action === 'block') return BLOCKED;
    if (rule.action === 'skip') {
      const { phases = [], ruleset } = parameters(rule);
      for (const phase of phases) skipped.add(phase);
      if (ruleset === 'current') break;
    } else if (rule.action !== 'log') return CHALLENGE;
  }
  if (skipped.has('http_ratelimit')) return undefined;
  for (const rule of matching(zone.rulesets.rules('http_ratelimit'), visit)) {
    if (counters.exceeds(rule, visit, zone.now)) return TOO_MANY;
  }
  return undefined;
}

function matching(rules: readonly Rule[], visit: Visit): readonly Rule[] {
  return rules.filter((rule) => rule.enabled && matches(rule.expression, visit));
}

function parameters(rule: Rule) {
  return (rule.view['action_parameters'] ?? {}) as {
    readonly phases?: readonly string[];
    readonly ruleset?: string;
  };
}

const TOO_MANY: CloudResponse = {
  status: 429,
  headers: { 'content-type': 'text/plain' },
  body: 'error code: 1015',
};
