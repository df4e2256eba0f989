import { createHash } from 'node:crypto';
import type { CloudResponse } from '../room.ts';
import { CloudflareRefusal, success } from './cloudflare-refusal.ts';
import type { Route } from './routes.ts';

export type Policy = Readonly<Record<string, unknown>>;

/** Alerts that the free plan has. */
const ALERTS = [
  'universal_ssl_event_type',
  'dos_attack_l7',
  'incident_alert',
  'maintenance_event_notification',
];

/** The account's notification policies: who is told of what. */
export class AlertPolicies {
  readonly all = new Map<string, Policy>();
  #ids = 0;

  /** The endpoints under `/accounts/{account}/alerting/v3/policies`. Throws CloudflareRefusal. */
  answer(route: Route, body: unknown): CloudResponse {
    const id = route.id ?? '';
    switch (route.operation) {
      case 'alerting.policies.list':
        return success([...this.all.values()]);
      case 'alerting.policies.create':
        return this.#keep(this.#id(), body as Policy);
      case 'alerting.policies.update':
        this.#one(id);
        return this.#keep(id, body as Policy);
      case 'alerting.policies.delete':
        this.#one(id);
        this.all.delete(id);
        return success({ id });
      default:
        return success(this.#one(id));
    }
  }

  /** A write answers the id and no more. */
  #keep(id: string, policy: Policy): CloudResponse {
    const alert = String(policy['alert_type']);
    if (!ALERTS.includes(alert)) {
      throw new CloudflareRefusal(17_103, `alert_type ${alert} is unknown, or this plan has it not`);
    }
    const { email = [] } = (policy['mechanisms'] ?? {}) as { readonly email?: readonly unknown[] };
    if (email.length === 0)
      throw new CloudflareRefusal(17_104, 'a policy needs a mechanism that the plan has: email');
    this.all.set(id, { enabled: true, ...policy, id });
    return success({ id });
  }

  #one(id: string): Policy {
    const policy = this.all.get(id);
    if (!policy) throw new CloudflareRefusal(17_100, 'policy not found', 404);
    return policy;
  }

  #id(): string {
    this.#ids++;
    return createHash('md5').update(`policy ${this.#ids}`).digest('hex');
  }
}
