import type { CloudRequest, CloudResponse } from '../room.ts';
import { type Origin, OriginFailure, OriginPool } from './origin.ts';

/** A target that may get new requests: whoever keeps their health has chosen it. */
export interface Target {
  readonly id: string;
  readonly origin: Origin;
}

/** An ALB's default idle timeout, which bounds waiting for an answer and keeping a connection. */
const IDLE_MS = 60_000;

/** The data plane of one ALB: takes turns over its targets and keeps connections to them. */
export class LoadBalancer {
  readonly #targets: () => Promise<readonly Target[]>;
  readonly #pool: OriginPool;
  #turn = 0;

  constructor(targets: () => Promise<readonly Target[]>, idleMs = IDLE_MS) {
    this.#targets = targets;
    this.#pool = new OriginPool(idleMs, idleMs);
  }

  async answer(request: CloudRequest): Promise<CloudResponse> {
    const candidates = await this.#targets();
    const target = candidates[this.#turn++ % candidates.length];
    if (!target) return page(503, 'Service Temporarily Unavailable');
    try {
      return await this.#pool.ask(target.origin, forwarded(request));
    } catch (error) {
      if (!(error instanceof OriginFailure)) throw error;
      return error.kind === 'timeout' ? page(504, 'Gateway Time-out') : page(502, 'Bad Gateway');
    }
  }

  close(): void {
    this.#pool.close();
  }
}

function forwarded(request: CloudRequest): CloudRequest {
  const added = { 'x-forwarded-proto': 'https', 'x-forwarded-port': '443', 'x-forwarded-for': '203.0.113.7' };
  return { ...request, headers: { ...request.headers, ...added } };
}

function page(status: number, reason: string): CloudResponse {
  return {
    status,
    headers: { server: 'awselb/2.0', 'content-type': 'text/html' },
    body: `<html><head><title>${status} ${reason}</title></head></html>`,
  };
}
