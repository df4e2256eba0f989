/** What a zone's plan allows in each phase, from Cloudflare's documentation as of November 2026. */
export type PlanLevel = 'free' | 'pro' | 'business' | 'enterprise';

export const MOST_RULES: Readonly<Record<string, Readonly<Record<PlanLevel, number>>>> = {
  http_config_settings: { free: 10, pro: 25, business: 50, enterprise: 300 },
  http_request_dynamic_redirect: { free: 10, pro: 25, business: 50, enterprise: 300 },
  http_request_cache_settings: { free: 10, pro: 25, business: 50, enterprise: 300 },
  http_request_firewall_custom: { free: 5, pro: 20, business: 100, enterprise: 1000 },
  http_ratelimit: { free: 1, pro: 2, business: 5, enterprise: 100 },
  http_request_firewall_managed: { free: 0, pro: 100, business: 100, enterprise: 1000 },
};

/** Seconds: the longest that a rate limit may count and block. */
export const LONGEST_RATE: Readonly<
  Record<PlanLevel, { readonly period: number; readonly mitigation: number }>
> = {
  free: { period: 10, mitigation: 10 },
  pro: { period: 60, mitigation: 3600 },
  business: { period: 600, mitigation: 86_400 },
  enterprise: { period: 65_535, mitigation: 86_400 },
};

const RATE_FIELDS_FREE = ['http.request.uri.path', 'cf.bot_management.verified_bot'];
const RATE_FIELDS_PRO = [
  ...RATE_FIELDS_FREE,
  'http.host',
  'http.request.uri',
  'http.request.full_uri',
  'http.request.uri.query',
];
const RATE_FIELDS_BUSINESS = [...RATE_FIELDS_PRO, 'http.request.method', 'ip.src', 'http.user_agent'];

/** Fields that a rate limit's expression may read; undefined for all of them. */
export const RATE_FIELDS: Readonly<Record<PlanLevel, readonly string[] | undefined>> = {
  free: RATE_FIELDS_FREE,
  pro: RATE_FIELDS_PRO,
  business: RATE_FIELDS_BUSINESS,
  enterprise: undefined,
};
