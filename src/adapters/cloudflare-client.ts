import type { Clock } from '../ports.ts';

/** How Cloudflare's API is reached. */
export interface CloudflareConnection {
  readonly token: string;
  /** Instead of Cloudflare's own, `…/client/v4` included. */
  readonly baseUrl?: string;
  /** Carries the requests; the global one by default. */
  readonly fetch?: typeof fetch;
  readonly clock: Clock;
}

/** An edit that takes longer is resolved by reading; the lease it holds is 90 s. */
const TIMEOUT_MS = 15_000;

/**
 * The client with only the resources used here. It never retries: reads are repeated by our clock,
 * writes are resolved by reading. Other credentials that the environment may hold are not sent.
 */
export async function openClient({ token, baseUrl, fetch }: CloudflareConnection) {
  const { createClient, BaseRecords, BaseZones, BaseLoadBalancers } = await import('./bundled/cloudflare.ts');
  return createClient({
    resources: [BaseRecords, BaseZones, BaseLoadBalancers],
    apiToken: token,
    apiKey: null,
    apiEmail: null,
    userServiceKey: null,
    maxRetries: 0,
    timeout: TIMEOUT_MS,
    logLevel: 'off',
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
    ...(fetch === undefined ? {} : { fetch }),
  });
}
export type Client = Awaited<ReturnType<typeof openClient>>;
