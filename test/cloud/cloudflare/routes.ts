/** One endpoint of the API, found by method and path. */
export interface Route {
  /** As the client's own packages name the call, for example `dns.records.edit`. */
  readonly operation: string;
  readonly zoneId?: string;
  readonly accountId?: string;
  /** The record's or setting's id, where the path has one. */
  readonly id?: string;
}

const ROUTES: readonly (readonly [method: string, path: RegExp, operation: string])[] = [
  ['GET', /^\/user\/tokens\/verify$/, 'user.tokens.verify'],
  ['GET', /^\/zones$/, 'zones.list'],
  ['GET', /^\/zones\/(?<zoneId>\w+)$/, 'zones.get'],
  ['GET', /^\/zones\/(?<zoneId>\w+)\/dns_records$/, 'dns.records.list'],
  ['POST', /^\/zones\/(?<zoneId>\w+)\/dns_records$/, 'dns.records.create'],
  ['POST', /^\/zones\/(?<zoneId>\w+)\/dns_records\/batch$/, 'dns.records.batch'],
  ['GET', /^\/zones\/(?<zoneId>\w+)\/dns_records\/(?<id>\w+)$/, 'dns.records.get'],
  ['PATCH', /^\/zones\/(?<zoneId>\w+)\/dns_records\/(?<id>\w+)$/, 'dns.records.edit'],
  ['PUT', /^\/zones\/(?<zoneId>\w+)\/dns_records\/(?<id>\w+)$/, 'dns.records.update'],
  ['DELETE', /^\/zones\/(?<zoneId>\w+)\/dns_records\/(?<id>\w+)$/, 'dns.records.delete'],
  ['GET', /^\/zones\/(?<zoneId>\w+)\/load_balancers$/, 'load_balancers.list'],
  ['GET', /^\/zones\/(?<zoneId>\w+)\/bot_management$/, 'botManagement.get'],
  ['GET', /^\/zones\/(?<zoneId>\w+)\/settings$/, 'zones.settings.list'],
  ['GET', /^\/zones\/(?<zoneId>\w+)\/settings\/(?<id>\w+)$/, 'zones.settings.get'],
  ['PATCH', /^\/zones\/(?<zoneId>\w+)\/settings\/(?<id>\w+)$/, 'zones.settings.edit'],
  ['GET', /^\/zones\/(?<zoneId>\w+)\/rulesets$/, 'rulesets.list'],
  ['POST', /^\/zones\/(?<zoneId>\w+)\/rulesets$/, 'rulesets.create'],
  ['GET', /^\/zones\/(?<zoneId>\w+)\/rulesets\/(?<id>\w+)$/, 'rulesets.get'],
  ['PUT', /^\/zones\/(?<zoneId>\w+)\/rulesets\/(?<id>\w+)$/, 'rulesets.update'],
  ['DELETE', /^\/zones\/(?<zoneId>\w+)\/rulesets\/(?<id>\w+)$/, 'rulesets.delete'],
  ['GET', /^\/zones\/(?<zoneId>\w+)\/origin_tls_client_auth\/settings$/, 'originPulls.get'],
  ['PUT', /^\/zones\/(?<zoneId>\w+)\/origin_tls_client_auth\/settings$/, 'originPulls.update'],
  ['GET', /^\/accounts\/(?<accountId>[\w-]+)\/alerting\/v3\/policies$/, 'alerting.policies.list'],
  ['POST', /^\/accounts\/(?<accountId>[\w-]+)\/alerting\/v3\/policies$/, 'alerting.policies.create'],
  ['GET', /^\/accounts\/(?<accountId>[\w-]+)\/alerting\/v3\/policies\/(?<id>\w+)$/, 'alerting.policies.get'],
  [
    'PUT',
    /^\/accounts\/(?<accountId>[\w-]+)\/alerting\/v3\/policies\/(?<id>\w+)$/,
    'alerting.policies.update',
  ],
  [
    'DELETE',
    /^\/accounts\/(?<accountId>[\w-]+)\/alerting\/v3\/policies\/(?<id>\w+)$/,
    'alerting.policies.delete',
  ],
];

export function routeOf(method: string, path: string): Route | undefined {
  for (const [verb, pattern, operation] of ROUTES) {
    const match = verb === method ? pattern.exec(path) : null;
    if (match) return { operation, ...match.groups };
  }
  return undefined;
}
