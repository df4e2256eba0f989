import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/** What the load thread is started with. */
export interface LoadOrder {
  readonly port: number;
  readonly host: string;
  readonly perSecond: number;
  readonly seconds: number;
}

/** One request: milliseconds since the load began when it was due, and from then until its answer was whole. */
export interface Answered {
  readonly due: number;
  readonly took: number;
  /** What it answered with; undefined where it failed. */
  readonly color: string | undefined;
}

const TICK_MS = 10;
const MOST_CONNECTIONS = 200;

/** Sends by the clock, whatever becomes of earlier requests: an answer that is late delays no other request. */
async function sendAll({ port, host, perSecond, seconds }: LoadOrder): Promise<readonly Answered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS });
  const startedAt = performance.now();
  const total = perSecond * seconds;
  const sent: Promise<Answered>[] = [];
  const send = (due: number) =>
    new Promise<Answered>((resolve) => {
      const end = (color: string | undefined) =>
        resolve({ due, took: performance.now() - startedAt - due, color });
      get({ agent, host: '127.0.0.1', port, headers: { host }, path: '/' }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          body += text;
        });
        response.on('end', () => end(response.statusCode === 200 ? body : undefined));
        response.on('error', () => end(undefined));
      }).on('error', () => end(undefined));
    });
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const elapsed = performance.now() - startedAt;
      for (; sent.length < total; ) {
        const due = (sent.length / perSecond) * 1000;
        if (due > elapsed) return;
        sent.push(send(due));
      }
      clearInterval(timer);
      resolve();
    }, TICK_MS);
  });
  const answered = await Promise.all(sent);
  agent.destroy();
  return answered;
}

if (parentPort) parentPort.postMessage(await sendAll(workerData as LoadOrder));
