import type { Json } from './ruleset.ts';

/** Parameters that each action takes, as far as a rule here may need them. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  set_config: [
    'automatic_https_rewrites',
    'bic',
    'disable_apps',
    'disable_rum',
    'disable_zaraz',
    'email_obfuscation',
    'fonts',
    'hotlink_protection',
    'opportunistic_encryption',
    'polish',
    'rocket_loader',
    'security_level',
    'ssl',
  ],
  set_cache_settings: [
    'browser_ttl',
    'cache',
    'cache_key',
    'edge_ttl',
    'origin_cache_control',
    'origin_error_page_passthru',
    'respect_strong_etags',
    'serve_stale',
  ],
  redirect: ['from_list', 'from_value'],
  skip: ['phases', 'products', 'rules', 'ruleset', 'rulesets'],
  execute: ['id', 'matched_data', 'overrides'],
  block: ['response'],
};

/** Values that a parameter may have; a list's each. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  ssl: ['off', 'flexible', 'full', 'strict', 'origin_pull'],
  phases: ['http_ratelimit', 'http_request_firewall_managed', 'http_request_sbfm'],
  products: ['zoneLockdown', 'uaBlock', 'bic', 'hot', 'securityLevel', 'rateLimit', 'waf'],
  ruleset: ['current'],
};

/** What is wrong with the parameters of an action; undefined for nothing. */
export function wrongParameter(action: string, parameters: Json): string | undefined {
  for (const [name, value] of Object.entries(parameters)) {
    if (!PARAMETERS[action]?.includes(name)) return `'${name}' is not allowed in the parameters of ${action}`;
    const allowed = VALUES[name];
    const wrong = [value].flat().find((one) => allowed && !allowed.includes(String(one)));
    if (wrong !== undefined) return `'${wrong}' is not a valid value for ${name}`;
  }
  if (action === 'skip' && 'ruleset' in parameters && 'rulesets' in parameters) {
    return 'ruleset and rulesets exclude each other';
  }
  return undefined;
}
