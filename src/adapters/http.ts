import type { Agent as HttpAgent, IncomingMessage } from 'node:http';
import type { Http, ProbeAnswer } from '../ports.ts';

const KEPT_CHARACTERS = 2_000;

/** The proxy variables of the environment, as the caller read them: HTTPS_PROXY, HTTP_PROXY, NO_PROXY. */
export type ProxyEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * GET on a connection of its own, without redirects: what a probe must see is what a new client sees.
 * @param proxy the environment whose proxy settings are obeyed
 */
export function openHttp(proxy: ProxyEnvironment = {}): Http {
  return {
    async get(url, headers, timeoutMs) {
      const { request, agent } = await carrier(new URL(url).protocol, proxy);
      return new Promise<ProbeAnswer>((resolve) => {
        const signal = AbortSignal.timeout(timeoutMs);
        const failed = (error: unknown) => {
          agent.destroy();
          resolve({
            kind: 'no-answer',
            cause: signal.aborted ? `no answer in ${timeoutMs} ms` : said(error),
          });
        };
        const sent = request(url, { agent, headers, signal }, (response) => {
          collect(response).then((answer) => {
            agent.destroy();
            resolve(answer);
          }, failed);
        });
        sent.on('error', failed);
        sent.end();
      });
    },
  };
}

/** A fresh agent without keep-alive for every request. */
async function carrier(protocol: string, proxyEnv: ProxyEnvironment) {
  const options = { keepAlive: false, proxyEnv: { ...proxyEnv } };
  if (protocol === 'https:') {
    const { Agent, request } = await import('node:https');
    return { request, agent: new Agent(options) as HttpAgent };
  }
  const { Agent, request } = await import('node:http');
  return { request, agent: new Agent(options) };
}

async function collect(response: IncomingMessage): Promise<ProbeAnswer> {
  response.setEncoding('utf8');
  let body = '';
  for await (const text of response) {
    body += text;
    if (body.length >= KEPT_CHARACTERS) break;
  }
  return {
    kind: 'answer',
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
    ),
    body: body.slice(0, KEPT_CHARACTERS),
  };
}

function said(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return error.message === '' && code !== undefined ? code : error.message;
}
