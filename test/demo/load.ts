import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface LoadTarget {
  readonly port: number;
  /** The public host. */
  readonly host: string;
  readonly perSecond: number;
}

/** One request that did not end as it should. */
export interface Failed {
  /** Milliseconds since the epoch, when it was sent. */
  readonly at: number;
  readonly path: string;
  readonly why: string;
  /** The release that answered, where one did. */
  readonly release: string | undefined;
}

/** What happened to the requests that were sent while a scene ran. */
export class Count {
  requests = 0;
  readonly failed: Failed[] = [];
  /** Milliseconds; requests that are slow by intention less the time they ask for. */
  slowest = 0;
}

export interface Load {
  /** Requests sent from now on are counted here. */
  count(): Count;
  /** Sends no more, and waits for what was sent. */
  stop(): Promise<void>;
}

/** A request of the mix; `takes` is how long the application works on it by intention, in milliseconds. */
interface Kind {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly takes: number;
}

const SLOW: Kind = { method: 'GET', path: '/slow/?seconds=2', takes: 2_000 };
const WRITE: Kind = { method: 'POST', path: '/orders/', takes: 0 };
const LIST: Kind = { method: 'GET', path: '/orders/', takes: 0 };
const HOME: Kind = { method: 'GET', path: '/', takes: 0 };
const ORDER = JSON.stringify({ customer: 'Ada', item: 'engine', quantity: 1 });
const TIMEOUT_MS = 30_000;

/** Of a hundred requests two take two seconds, four write and sixteen read the database. */
function kindOf(number: number): Kind {
  if (number % 50 === 7) return SLOW;
  if (number % 25 === 3) return WRITE;
  return number % 6 === 0 ? LIST : HOME;
}

/** Sends so many requests a second, whatever becomes of the earlier ones, over connections that are kept alive. */
export function startLoad(target: LoadTarget): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: 256, maxFreeSockets: 256 });
  const open = new Set<Promise<void>>();
  const beganAt = performance.now();
  let counted = new Count();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - beganAt) / 1_000) * target.perSecond);
    for (; sent < due; sent++) {
      const one = send(agent, target, kindOf(sent), counted);
      open.add(one);
      one.finally(() => open.delete(one));
    }
  }, 10);
  return {
    count: () => {
      counted = new Count();
      return counted;
    },
    stop: async () => {
      clearInterval(timer);
      while (open.size > 0) await Promise.race([...open, sleep(100)]);
      agent.destroy();
    },
  };
}

function send(agent: Agent, target: LoadTarget, kind: Kind, count: Count): Promise<void> {
  const startedAt = performance.now();
  const at = Date.now();
  count.requests++;
  return new Promise((done) => {
    let ended = false;
    const end = (why: string | undefined, release?: string) => {
      if (ended) return;
      ended = true;
      count.slowest = Math.max(count.slowest, performance.now() - startedAt - kind.takes);
      if (why !== undefined) count.failed.push({ at, path: `${kind.method} ${kind.path}`, why, release });
      done();
    };
    const body = kind.method === 'POST' ? ORDER : '';
    const outgoing = request({
      agent,
      host: '127.0.0.1',
      port: target.port,
      method: kind.method,
      path: kind.path,
      timeout: TIMEOUT_MS,
      headers: { host: target.host, 'content-type': 'application/json', 'content-length': body.length },
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer in ${TIMEOUT_MS / 1000} s`)));
    outgoing.on('error', (error) => end(error.message));
    outgoing.on('response', (answer) => {
      const status = answer.statusCode ?? 0;
      const release = answer.headers['x-release'];
      answer.on('error', (error) => end(error.message));
      answer.on('end', () =>
        end(
          status === 200 || status === 201 ? undefined : `status ${status}`,
          release === undefined ? undefined : `${release}`,
        ),
      );
      answer.resume();
    });
    outgoing.end(body);
  });
}
