/** One endpoint of the API, found by method and path. */
export interface Route {
  /** As the client's own packages name the call, for example `dns.records.edit`. */
  readonly operation: string;
  readonly zoneId?: string;
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
  ['GET', /^\/zones\/(?<zoneId>\w+)\/settings$/, 'zones.settings.list'],
  ['GET', /^\/zones\/(?<zoneId>\w+)\/settings\/(?<id>\w+)$/, 'zones.settings.get'],
];

export function routeOf(method: string, path: string): Route | undefined {
  for (const [verb, pattern, operation] of ROUTES) {
    const match = verb === method ? pattern.exec(path) : null;
    if (match) return { operation, ...match.groups };
  }
  return undefined;
}
