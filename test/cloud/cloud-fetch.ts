import { LostReply } from './caller.ts';
import type { CloudRequest, CloudResponse } from './room.ts';

/** A `fetch` without a network. Lost replies become what fetch throws; a killed process stays killed. */
export function cloudFetch(answer: (request: CloudRequest) => Promise<CloudResponse>): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const headers: Record<string, string> = { host: url.host };
    request.headers.forEach((value, name) => {
      headers[name] = value;
    });
    const asked = {
      method: request.method,
      url: url.pathname + url.search,
      headers,
      body: new Uint8Array(await request.arrayBuffer()),
    };
    try {
      return toResponse(await answer(asked));
    } catch (error) {
      if (error instanceof LostReply) throw new TypeError('fetch failed', { cause: error });
      throw error;
    }
  };
}

function toResponse(answer: CloudResponse): Response {
  const empty = answer.status === 204 || answer.status === 304;
  return new Response(empty ? null : Buffer.from(answer.body), {
    status: answer.status,
    headers: { ...answer.headers },
  });
}
