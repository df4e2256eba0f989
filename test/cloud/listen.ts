import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Killed, LostReply } from './caller.ts';
import { flat } from './edge/origin.ts';
import type { CloudRequest, CloudResponse } from './room.ts';

type Answer = (request: CloudRequest) => Promise<CloudResponse>;

export interface Listening {
  readonly port: number;
  readonly server: Server;
  close(): Promise<void>;
}

/**
 * Milliseconds for which an idle connection is kept: longer than anything here runs. Closed at the moment in which a busy machine's
 * client sends into it, it would be counted as a request that failed.
 */
const IDLE = 3_600_000;

/** Serves on a free port of 127.0.0.1. */
export async function listen(answer: Answer): Promise<Listening> {
  return listenWith(createServer({ keepAliveTimeout: IDLE }, handler(answer)));
}

export async function listenWith(server: Server): Promise<Listening> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    server,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What stands between Node's server and an answer: a lost reply or a dead caller is a broken connection. */
export function handler(answer: Answer): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    toCloud(incoming)
      .then(answer)
      .then((response) => send(response, incoming.method, outgoing))
      .catch((error: unknown) => {
        if (error instanceof LostReply || error instanceof Killed) outgoing.destroy();
        else send({ status: 500, headers: {}, body: String(error) }, incoming.method, outgoing);
      });
  };
}

async function toCloud(incoming: IncomingMessage): Promise<CloudRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return {
    method: incoming.method ?? 'GET',
    url: incoming.url ?? '/',
    headers: flat(incoming.headers),
    body: Buffer.concat(chunks),
  };
}

function send(response: CloudResponse, method: string | undefined, outgoing: ServerResponse): void {
  const body = Buffer.from(response.body);
  const headers = { 'content-length': `${body.length}`, ...response.headers };
  outgoing.writeHead(response.status, headers);
  outgoing.end(method === 'HEAD' ? undefined : body);
}
