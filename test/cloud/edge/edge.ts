import { LostReply } from '../caller.ts';
import type { Zone } from '../cloudflare/zone.ts';
import type { CloudRequest, CloudResponse } from '../room.ts';
import { type Guard, refusedBy } from './guards.ts';
import type { LoadBalancer } from './load-balancer.ts';
import { type Origin, OriginFailure, OriginPool } from './origin.ts';
import { RateCounters } from './rate-counters.ts';
import { resolve } from './resolve.ts';
import { stoppedByRules } from './rule-actions.ts';

/** What Cloudflare answers for an origin that it cannot use; 526 is a certificate that does not fit. */
export type OriginError = 520 | 521 | 522 | 523 | 525 | 526 | 530;

export interface EdgeSurroundings {
  readonly zones: readonly Zone[];
  /** The load balancer with this DNS name, or undefined when there is none. */
  readonly loadBalancer: (dnsName: string) => Promise<LoadBalancer | undefined>;
}

/** Cloudflare's edge: every request is routed by the records as the edge sees them at that moment. */
export class Edge {
  /** Servers that nobody of us built, by the address or host name that a record may hold. */
  readonly elsewhere = new Map<string, Origin>();
  /** Origins that are broken on purpose, by address or host name. */
  readonly broken = new Map<string, OriginError>();
  readonly guards: Guard[] = [];
  readonly #counters = new RateCounters();
  readonly #around: EdgeSurroundings;
  readonly #pool = new OriginPool(900_000, 120_000);

  constructor(around: EdgeSurroundings) {
    this.#around = around;
  }

  /** @throws LostReply for a host that does not exist. */
  async answer(request: CloudRequest): Promise<CloudResponse> {
    const host = (request.headers['host'] ?? '').replace(/:\d+$/, '').toLowerCase();
    const zone = this.#around.zones.find((one) => host === one.name || host.endsWith(`.${one.name}`));
    if (!zone) throw new LostReply('ENOTFOUND');
    const route = resolve(zone.edgeRecords.values(), zone.name, host);
    if (route.kind === 'no-such-host') throw new LostReply('ENOTFOUND');
    if (route.kind === 'origin' && !route.proxied) return this.#ask(route.address, request);
    const refusal =
      refusedBy(this.guards, host, request) ?? stoppedByRules(zone, { host, request }, this.#counters);
    if (refusal) return stamped(refusal);
    if (route.kind === 'dangling') return originError(530);
    return stamped(await this.#ask(route.address, viaEdge(request)));
  }

  close(): void {
    this.#pool.close();
  }

  async #ask(address: string, request: CloudRequest): Promise<CloudResponse> {
    const broken = this.broken.get(address);
    if (broken) return originError(broken);
    const elsewhere = this.elsewhere.get(address);
    if (elsewhere) return this.#askElsewhere(elsewhere, request);
    const balancer = await this.#around.loadBalancer(address);
    if (balancer) return balancer.answer(request);
    return originError(/^[\d.]+$|:/.test(address) ? 522 : 530);
  }

  async #askElsewhere(origin: Origin, request: CloudRequest): Promise<CloudResponse> {
    try {
      return await this.#pool.ask(origin, request);
    } catch (error) {
      if (!(error instanceof OriginFailure)) throw error;
      return originError(({ refused: 521, reset: 520, timeout: 522 } as const)[error.kind]);
    }
  }
}

function viaEdge(request: CloudRequest): CloudRequest {
  const added = {
    'cf-connecting-ip': '203.0.113.7',
    'cf-visitor': '{"scheme":"https"}',
    'cf-ray': 'local-LCL',
  };
  return { ...request, headers: { ...request.headers, ...added } };
}

function stamped(answer: CloudResponse): CloudResponse {
  return { ...answer, headers: { ...answer.headers, server: 'cloudflare', 'cf-ray': 'local-LCL' } };
}

function originError(status: OriginError): CloudResponse {
  return stamped({
    status,
    headers: { 'content-type': 'text/plain' },
    body: `error code: ${status === 530 ? 1016 : status}`,
  });
}
