import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Chromium } from '../parts/chromium.ts';
import { startOwned } from '../parts/owned-process.ts';

export interface Browser extends AsyncDisposable {
  /** A PNG of the whole page in a window of this width, once its title says `done`. */
  shot(file: string, width: number, scale: number): Promise<Buffer>;
}

const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run'],
  ...['--disable-dev-shm-usage', '--force-color-profile=srgb', '--font-render-hinting=none'],
  '--remote-debugging-port=0',
];

/** Chromium, told what to do by its own protocol. It opens files of ours alone, which is why it may do without its sandbox. */
export async function openBrowser({ binary, environment }: Chromium): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'flipgate-browser-'));
  const address = Promise.withResolvers<string>();
  const said: string[] = [];
  const owned = await startOwned({
    program: binary,
    args: [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'],
    cwd: profile,
    env: { PATH: process.env['PATH'] ?? '', HOME: profile, ...environment },
    line: (line) => {
      said.push(line);
      const found = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (found) address.resolve(found);
    },
  });
  void owned.exited.then((code) =>
    address.reject(new Error(`${binary} ended with ${code}:\n${said.slice(-20).join('\n')}`)),
  );
  const connection = await Connection.open(await address.promise);
  return {
    shot: (file, width, scale) => shot(connection, pathToFileURL(file).href, width, scale),
    async [Symbol.asyncDispose]() {
      connection.close();
      owned.signal('SIGTERM');
      await owned.exited;
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function shot(connection: Connection, url: string, width: number, scale: number): Promise<Buffer> {
  const { targetId } = await connection.ask<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
  });
  const { sessionId } = await connection.ask<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const ask = <T>(method: string, params: object = {}) => connection.ask<T>(method, params, sessionId);
  const evaluated = async (expression: string) =>
    (await ask<{ result: { value: unknown } }>('Runtime.evaluate', { expression })).result.value;
  const size = (height: number) =>
    ask('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: scale, mobile: false });
  await size(1_000);
  await ask('Page.navigate', { url });
  let title = '';
  for (let waits = 0; waits < 300 && !/^(done|failed)/.test(title); waits += 1) {
    await sleep(100);
    title = String(await evaluated('document.title'));
  }
  if (title !== 'done') throw new Error(`${url} is not done: ${title}`);
  await size(Number(await evaluated('Math.ceil(document.body.getBoundingClientRect().height)')));
  const { data } = await ask<{ data: string }>('Page.captureScreenshot', { format: 'png' });
  await connection.ask('Target.closeTarget', { targetId });
  return Buffer.from(data, 'base64');
}

/** Requests and their answers by Chromium's protocol. */
class Connection {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const { id, result, error } = JSON.parse(String(data)) as {
        readonly id?: number;
        readonly result?: unknown;
        readonly error?: { readonly message: string };
      };
      const waiting = this.#waiting.get(id ?? 0);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(result);
    });
  }

  static async open(address: string): Promise<Connection> {
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', () => reject(new Error(`${address} does not answer.`)));
    });
    return new Connection(socket);
  }

  ask<T>(method: string, params: object, sessionId?: string): Promise<T> {
    this.#asked += 1;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(this.#asked, answer);
    this.#socket.send(
      JSON.stringify({ id: this.#asked, method, params, ...(sessionId ? { sessionId } : {}) }),
    );
    return answer.promise as Promise<T>;
  }

  close(): void {
    this.#socket.close();
  }
}
