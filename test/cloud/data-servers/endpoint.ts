import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** An address that stays while the server behind it changes, as a DNS name of RDS or ElastiCache does. */
export interface Endpoint {
  readonly port: number;
  /** Every connection breaks, new ones are refused for so long, and then go to the other port. */
  moveTo(port: number, afterMs: number): Promise<void>;
  close(): Promise<void>;
}

export async function openEndpoint(target: number): Promise<Endpoint> {
  let behind: number | undefined = target;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    if (behind === undefined) return void client.destroy();
    const far = connect(behind, '127.0.0.1');
    for (const [one, other] of [
      [client, far],
      [far, client],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const breakAll = () => {
    for (const socket of open) socket.destroy();
  };
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    moveTo: async (port, afterMs) => {
      behind = undefined;
      breakAll();
      await sleep(afterMs);
      behind = port;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        breakAll();
      }),
  };
}
