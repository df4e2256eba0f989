import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { handler, type Listening, listenWith } from '../listen.ts';
import type { CloudRequest, CloudResponse } from '../room.ts';
import type { PemPair } from './authority.ts';

/** Whoever sent a request through the proxy: the name that its proxy address carried, if any. */
export type ProxyUser = string | undefined;

/**
 * What HTTPS_PROXY points at: tunnels end here, and what is asked in them by TLS is answered by `answer`.
 * Tunnels to hosts outside of the zones are refused: the local cloud speaks to nobody.
 */
export async function listenSecurely(
  certificate: PemPair,
  serves: (host: string) => boolean,
  answer: (request: CloudRequest, user: ProxyUser) => Promise<CloudResponse>,
): Promise<Listening> {
  const inside = createHttpsServer({ ...certificate, keepAliveTimeout: 75_000 });
  // A TLS socket knows the tunnel that it came through by the remote port alone.
  const byPort = new Map<number, ProxyUser>();
  inside.on('request', (incoming, outgoing) => {
    const user = byPort.get(incoming.socket.remotePort ?? 0);
    handler((request) => answer(request, user))(incoming, outgoing);
  });
  const proxy = createHttpServer((_incoming, outgoing) => outgoing.writeHead(405).end());
  proxy.on('connect', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    const host = (incoming.url ?? '').replace(/:\d+$/, '');
    socket.on('error', () => socket.destroy());
    if (!serves(host)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    byPort.set(incoming.socket.remotePort ?? 0, userOf(incoming));
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    inside.emit('connection', socket);
  });
  return listenWith(proxy);
}

function userOf(incoming: IncomingMessage): ProxyUser {
  const encoded = /^Basic (.+)$/.exec(incoming.headers['proxy-authorization'] ?? '')?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString().split(':')[0];
}
