import type { Http, ProbeAnswer } from '../../src/ports.ts';
import { type Caller, LostReply } from './caller.ts';
import type { Edge } from './edge/edge.ts';
import type { CloudRequest } from './room.ts';
import type { SceneClock } from './scene-clock.ts';
import type { Wire } from './wire.ts';

interface Way {
  readonly clock: SceneClock;
  readonly wire: Wire;
  readonly edge: Edge;
}

/** The probes' `Http` without a socket: each get is a numbered call that the edge answers. */
export function edgeHttp(way: Way, caller: Caller): Http {
  return {
    get: async (url, headers, timeoutMs) => {
      const done = new AbortController();
      try {
        return await Promise.race([
          probe(way, caller, toRequest(url, headers)),
          timeout(way.clock, timeoutMs, done.signal),
        ]);
      } finally {
        done.abort();
      }
    },
  };
}

async function probe(way: Way, caller: Caller, request: CloudRequest): Promise<ProbeAnswer> {
  const target = `${request.headers['host']}${request.url}`;
  const facts = { service: 'edge', operation: 'probe', target };
  try {
    const answer = await way.clock.flight(() =>
      way.wire.pass(caller, facts, request, (asked) => way.edge.answer(asked)),
    );
    const body = Buffer.from(answer.body).toString('utf8').slice(0, 2000);
    return { kind: 'answer', status: answer.status, headers: answer.headers, body };
  } catch (error) {
    if (error instanceof LostReply) return { kind: 'no-answer', cause: error.message };
    throw error;
  }
}

async function timeout(clock: SceneClock, ms: number, done: AbortSignal): Promise<ProbeAnswer> {
  await clock.sleep(ms, done).catch(() => {});
  return { kind: 'no-answer', cause: `no answer within ${ms} ms` };
}

function toRequest(url: string, headers: Readonly<Record<string, string>>): CloudRequest {
  const { host, pathname, search } = new URL(url);
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method: 'GET',
    url: pathname + search,
    headers: { ...Object.fromEntries(named), host },
    body: new Uint8Array(),
  };
}
