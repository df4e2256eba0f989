import type { IncomingMessage } from 'node:http';
import type { ProxyEnvironment } from './http.ts';

/** What Cloudflare's and GitHub's clients say of a request, and what uploads do. */
export interface Sending {
  readonly method?: string | undefined;
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined;
  readonly body?: string | Uint8Array | null | undefined;
  readonly signal?: AbortSignal | null | undefined;
}

const MOST_REDIRECTS = 5;
/** With these no answer may have a body. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * What these clients need of `fetch`, over Node's own connections: those obey the proxy settings of the
 * given environment, which the global `fetch` does not.
 * @returns a function that rejects as `fetch` does, and of bodies knows texts and bytes alone
 */
export function openFetch(proxy: ProxyEnvironment = {}): typeof fetch {
  const carriers = new Map<string, Promise<Carrier>>();
  const carrierFor = (protocol: string): Promise<Carrier> => {
    const known = carriers.get(protocol) ?? openCarrier(protocol, proxy);
    carriers.set(protocol, known);
    return known;
  };
  const follow = async (url: URL, sending: Sending, redirects: number): Promise<Response> => {
    const answer = await send(await carrierFor(url.protocol), url, sending);
    const to = answer.headers.get('location');
    const reads = (sending.method ?? 'GET') === 'GET';
    if (to === null || answer.status < 300 || answer.status > 399 || !reads) return answer;
    if (redirects === MOST_REDIRECTS) throw new TypeError(`${url.origin} redirects without end.`);
    const next = new URL(to, url);
    return follow(next, next.origin === url.origin ? sending : stranger(sending), redirects + 1);
  };
  const carry = (url: string | URL, sending: Sending = {}) => follow(new URL(url), sending, 0);
  return carry as typeof fetch;
}

type Carrier = Awaited<ReturnType<typeof openCarrier>>;

async function openCarrier(protocol: string, proxy: ProxyEnvironment) {
  const { Agent, request } = await (protocol === 'https:' ? import('node:https') : import('node:http'));
  return { request, agent: new Agent({ keepAlive: true, proxyEnv: { ...proxy } }) };
}

/** Another host gets no credentials. */
function stranger(sending: Sending): Sending {
  const headers = new Headers(sending.headers);
  headers.delete('authorization');
  return { ...sending, headers };
}

function send({ request, agent }: Carrier, url: URL, sending: Sending): Promise<Response> {
  const { method = 'GET', body, signal } = sending;
  const headers = Object.fromEntries(new Headers(sending.headers));
  return new Promise((resolve, reject) => {
    const options = { method, headers, agent, ...(signal ? { signal } : {}) };
    const sent = request(url, options, (answer) => {
      collected(answer).then(resolve, reject);
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}

async function collected(answer: IncomingMessage): Promise<Response> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer) chunks.push(chunk as Uint8Array);
  const status = answer.statusCode ?? 0;
  const headers = new Headers(
    Object.entries(answer.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );
  return new Response(BODILESS.has(status) ? null : Buffer.concat(chunks), { status, headers });
}
