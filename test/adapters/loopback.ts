import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
/** `drop` closes the connection after the request was read; `silence` never answers. */
export type Script = (asked: Asked, number: number) => Answer | 'drop' | 'silence';

export interface Loopback extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly Asked[];
}

/** A server of a test's own that records what it is asked and answers as the test says. */
export async function openLoopback(script: Script): Promise<Loopback> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const text of request.setEncoding('utf8')) body += text;
    const { method = '', url = '', headers } = request;
    const number = asked.push({ method, url, headers, body });
    const answer = script({ method, url, headers, body }, number);
    if (answer === 'silence') return;
    if (answer === 'drop') {
      response.destroy();
      return;
    }
    response.writeHead(answer.status ?? 200, answer.headers);
    response.end(answer.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function json(body: unknown, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
