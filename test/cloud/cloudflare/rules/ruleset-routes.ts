import type { CloudResponse } from '../../room.ts';
import { success } from '../cloudflare-refusal.ts';
import type { Route } from '../routes.ts';
import type { Zone } from '../zone.ts';
import { fullView, type Json, shortView } from './ruleset.ts';

/** The endpoints under `/zones/{zone}/rulesets` and `…/origin_tls_client_auth`. Throws CloudflareRefusal. */
export function answerRulesets(zone: Zone, route: Route, body: unknown): CloudResponse {
  const id = route.id ?? '';
  const sent = body as Json;
  switch (route.operation) {
    case 'rulesets.list':
      return success(zone.rulesets.all().map(shortView));
    case 'rulesets.get':
      return success(fullView(zone.rulesets.one(id)));
    case 'rulesets.create':
      return success(fullView(zone.rulesets.create(sent)));
    case 'rulesets.update':
      return success(fullView(zone.rulesets.replace(id, sent)));
    case 'rulesets.delete':
      zone.rulesets.remove(id);
      return success(null);
    case 'originPulls.update':
      zone.originPulls = sent['enabled'] === true;
      return success({ enabled: zone.originPulls });
    default:
      return success({ enabled: zone.originPulls });
  }
}
