import { Agent, request as httpRequest } from 'node:http';
import type { CloudRequest, CloudResponse } from '../room.ts';

/** Who finally answers: a function in this process, or a server at an address. */
export type Origin =
  | { readonly kind: 'function'; readonly answer: (request: CloudRequest) => Promise<CloudResponse> }
  | { readonly kind: 'address'; readonly host: string; readonly port: number };

/** Why an origin gave no answer, told apart because the edge tells them apart. */
export class OriginFailure extends Error {
  override readonly name = 'OriginFailure';
  readonly kind: 'refused' | 'reset' | 'timeout';
  constructor(kind: 'refused' | 'reset' | 'timeout', message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Connections to the origins behind one front, kept alive and reused. */
export class OriginPool {
  readonly #agent: Agent;
  readonly #answerTimeoutMs: number;

  /** @param idleMs how long an unused connection is kept. */
  constructor(idleMs: number, answerTimeoutMs: number) {
    this.#agent = new Agent({
      keepAlive: true,
      keepAliveMsecs: idleMs,
      timeout: idleMs,
      maxFreeSockets: 1024,
    });
    this.#answerTimeoutMs = answerTimeoutMs;
  }

  /** @throws OriginFailure */
  ask(origin: Origin, request: CloudRequest): Promise<CloudResponse> {
    return origin.kind === 'function' ? origin.answer(request) : this.#forward(origin, request);
  }

  close(): void {
    this.#agent.destroy();
  }

  #forward(origin: { host: string; port: number }, request: CloudRequest): Promise<CloudResponse> {
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest({
        agent: this.#agent,
        host: origin.host,
        port: origin.port,
        method: request.method,
        path: request.url,
        headers: { ...endToEnd(request.headers), 'content-length': request.body.length },
        timeout: this.#answerTimeoutMs,
      });
      outgoing.on('timeout', () => outgoing.destroy(new OriginFailure('timeout', 'the origin is silent')));
      outgoing.on('error', (error: NodeJS.ErrnoException) => reject(asFailure(error)));
      outgoing.on('response', (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', (error: NodeJS.ErrnoException) => reject(asFailure(error)));
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 502,
            headers: endToEnd(flat(incoming.headers)),
            body: Buffer.concat(chunks),
          }),
        );
      });
      outgoing.end(request.body);
    });
  }
}

function asFailure(error: NodeJS.ErrnoException): OriginFailure {
  if (error instanceof OriginFailure) return error;
  const kind = error.code === 'ECONNREFUSED' ? 'refused' : 'reset';
  return new OriginFailure(kind, error.message);
}

const HOP_BY_HOP = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|content-length)$/;

/** Headers without those that are for one connection only. */
export function endToEnd(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.test(name)));
}

/** Node's headers with every name once. */
export function flat(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const named = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat().join(', ')]],
  );
  return Object.fromEntries(named);
}
