import { pathOf, queryOf, textOf } from '../aws-request.ts';
import type { NarratingRoom } from '../door.ts';
import type { CloudRequest, CloudResponse } from '../room.ts';
import { type Access, accessOf, demand } from './access.ts';
import { AlertPolicies } from './alert-policies.ts';
import { CloudflareRefusal, refused, success } from './cloudflare-refusal.ts';
import { pageOf } from './record-list.ts';
import { answerRecords, describeRecords } from './record-routes.ts';
import { type Route, routeOf } from './routes.ts';
import { answerRulesets } from './rules/ruleset-routes.ts';
import type { Zone } from './zone.ts';
import { answerSettings } from './zone-settings.ts';

/** Cloudflare's API, below its `/client/v4`. */
export class CloudflareRoom implements NarratingRoom {
  readonly zones: Zone[] = [];
  /** Tokens by their text. */
  readonly tokens = new Map<string, Access>();
  /** The account's. */
  readonly policies = new AlertPolicies();
  /** While true every request is answered 500: the API is down, the edge goes on. */
  down = false;

  async answer(request: CloudRequest): Promise<CloudResponse> {
    try {
      if (this.down) throw new CloudflareRefusal(10_013, 'Internal server error', 500);
      const route = routeOf(request.method, pathOf(request));
      if (!route) throw new CloudflareRefusal(7003, `Could not route to ${pathOf(request)}`, 404);
      return this.#route(request, route, accessOf(request, this.tokens));
    } catch (error) {
      if (error instanceof CloudflareRefusal) return refused(error);
      throw error;
    }
  }

  describe(request: CloudRequest): { operation: string; target: string } {
    const route = routeOf(request.method, pathOf(request));
    if (!route) return { operation: request.method, target: pathOf(request) };
    const zone = this.zones.find((one) => one.id === route.zoneId);
    if (zone && route.operation.startsWith('dns.records.')) {
      return { operation: route.operation, target: describeRecords(zone, route, request) };
    }
    const target = zone ? [zone.name, route.id] : [queryOf(request).get('name')];
    return { operation: route.operation, target: target.filter(Boolean).join(' ') };
  }

  #route(request: CloudRequest, route: Route, access: Access): CloudResponse {
    const visible = this.zones.filter((zone) => access.zones?.includes(zone.name) ?? true);
    if (route.operation === 'user.tokens.verify') return success({ id: 'local-token', status: 'active' });
    if (route.operation === 'zones.list') return listZones(visible, queryOf(request));
    if (route.accountId !== undefined) {
      demand(access.rules ?? false);
      return this.policies.answer(route, bodyOf(request));
    }
    const zone = visible.find((one) => one.id === route.zoneId);
    if (!zone) throw new CloudflareRefusal(10_000, 'Authentication error', 403);
    switch (route.operation) {
      case 'zones.get':
        return success(zoneView(zone));
      case 'load_balancers.list':
        demand(access.loadBalancers);
        return success(zone.loadBalancers.map((one) => ({ id: one.name, enabled: true, ...one })));
      case 'botManagement.get':
        demand(access.bots ?? false);
        return success({ fight_mode: zone.botFightMode, enable_js: false, using_latest_model: true });
      case 'zones.settings.list':
      case 'zones.settings.get':
      case 'zones.settings.edit':
        demand(access.zoneSettings);
        return answerSettings(zone, route, bodyOf(request));
      case 'rulesets.list':
      case 'rulesets.get':
      case 'rulesets.create':
      case 'rulesets.update':
      case 'rulesets.delete':
      case 'originPulls.get':
      case 'originPulls.update':
        demand(access.rules ?? false);
        return answerRulesets(zone, route, bodyOf(request));
      default:
        demand(access.dns === 'edit' || (access.dns === 'read' && request.method === 'GET'));
        return answerRecords(zone, route, queryOf(request), bodyOf(request));
    }
  }
}

function listZones(zones: readonly Zone[], query: URLSearchParams): CloudResponse {
  const name = query.get('name');
  const found = zones.filter((zone) => name === null || zone.name === name);
  const { items, info } = pageOf(found, query, 20);
  return success(items.map(zoneView), info);
}

function zoneView(zone: Zone) {
  return {
    id: zone.id,
    name: zone.name,
    status: zone.status,
    paused: false,
    type: 'full',
    development_mode: 0,
    name_servers: ['ada.ns.cloudflare.com', 'bob.ns.cloudflare.com'],
    account: { id: 'local-account', name: 'Local' },
    plan: { id: zone.plan.level, legacy_id: zone.plan.level, name: `${zone.plan.level} website` },
  };
}

function bodyOf(request: CloudRequest): unknown {
  const text = textOf(request);
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new CloudflareRefusal(9207, 'Request body is invalid.');
  }
}
