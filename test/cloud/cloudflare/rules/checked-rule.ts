import { CloudflareRefusal } from '../cloudflare-refusal.ts';
import { wrongParameter } from './action-parameters.ts';
import { type Expression, fieldsOf } from './expression.ts';
import { parseExpression } from './parse-expression.ts';
import { LONGEST_RATE, type PlanLevel, RATE_FIELDS } from './plan-limits.ts';
import type { Json, Rule } from './ruleset.ts';
import { ParsingError } from './tokens.ts';

const LONGEST_EXPRESSION = 4096;

/** What a rule of each phase may do. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  http_config_settings: ['set_config'],
  http_request_dynamic_redirect: ['redirect'],
  http_request_cache_settings: ['set_cache_settings'],
  http_request_firewall_custom: ['block', 'challenge', 'js_challenge', 'managed_challenge', 'skip', 'log'],
  http_ratelimit: ['block', 'challenge', 'js_challenge', 'managed_challenge', 'log'],
  http_request_firewall_managed: ['execute', 'skip'],
};
const FIELDS = [
  'id',
  'ref',
  'action',
  'action_parameters',
  'description',
  'enabled',
  'expression',
  'logging',
  'ratelimit',
];

/**
 * A rule as it was sent, checked as far as the plan and the phase go.
 * @throws CloudflareRefusal for what the phase or the plan does not know.
 */
export function checkedRule(sent: Json, phase: string, plan: PlanLevel, id: string, now: string): Rule {
  const unknown = Object.keys(sent).filter((name) => !FIELDS.includes(name));
  if (unknown.length > 0) throw refusal(`unknown field "${unknown[0]}" in a rule`);
  const action = String(sent['action']);
  if (!ACTIONS[phase]?.includes(action))
    throw refusal(`'${action}' is not a valid value for action in ${phase}`);
  const wrong = wrongParameter(action, (sent['action_parameters'] ?? {}) as Json);
  if (wrong !== undefined) throw refusal(wrong);
  const text = String(sent['expression'] ?? '');
  const expression = parsed(text);
  const rate = sent['ratelimit'] as Json | undefined;
  if (phase === 'http_ratelimit') checkRate(rate, expression, plan);
  else if (rate) throw refusal(`ratelimit is not allowed in ${phase}`);
  const ref = typeof sent['ref'] === 'string' ? sent['ref'] : id;
  const enabled = sent['enabled'] !== false;
  const view = { description: '', ...sent, id, ref, enabled, version: '1', last_updated: now };
  return { id, ref, action, enabled, expression, view };
}

function parsed(text: string): Expression {
  if (text.length > LONGEST_EXPRESSION)
    throw refusal(`the expression has more than ${LONGEST_EXPRESSION} characters`);
  try {
    return parseExpression(text);
  } catch (error) {
    if (!(error instanceof ParsingError)) throw error;
    throw refusal(`the expression is invalid: Filter parsing error: ${error.message}`);
  }
}

function checkRate(rate: Json | undefined, expression: Expression, plan: PlanLevel): void {
  const characteristics = (rate?.['characteristics'] as readonly string[] | undefined) ?? [];
  if (!characteristics.includes('cf.colo.id'))
    throw refusal('ratelimit.characteristics must include cf.colo.id');
  const { period, mitigation } = LONGEST_RATE[plan];
  if (Number(rate?.['period']) > period || (plan === 'free' && Number(rate?.['period']) !== 10)) {
    throw notEntitled(`the period ${rate?.['period']}, must be at most ${period}`);
  }
  if (Number(rate?.['mitigation_timeout']) > mitigation) {
    throw notEntitled(
      `the mitigation timeout ${rate?.['mitigation_timeout']}, must be at most ${mitigation}`,
    );
  }
  const allowed = RATE_FIELDS[plan];
  const field = allowed && fieldsOf(expression).find((name) => !allowed.includes(name));
  if (field) throw notEntitled(`the use of field ${field} in a rate limit`);
}

export function refusal(message: string): CloudflareRefusal {
  return new CloudflareRefusal(20_127, message);
}

function notEntitled(what: string): CloudflareRefusal {
  return new CloudflareRefusal(20_120, `not entitled: ${what} is not allowed by the plan of this zone`);
}
