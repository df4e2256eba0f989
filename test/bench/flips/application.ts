import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort } from 'node:worker_threads';
import { seededRandom } from '../../cloud/random.ts';

/** Two colours' applications in a thread of their own; each answer takes 10 to 30 ms and names its colour. */
const random = seededRandom(1);
/** Longer than the load balancer keeps connections: idle timeouts grow from edge to application. */
const KEEP_ALIVE_MS = 75_000;

async function serve(color: string): Promise<number> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (_, response) => {
    setTimeout(() => response.end(color), 10 + random() * 20);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

parentPort?.postMessage({ blue: await serve('blue'), green: await serve('green') });
