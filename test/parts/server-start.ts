import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../src/model/failure.ts';
import { freePort } from './free-port.ts';
import { type OwnedProcess, type OwnedStart, startOwned } from './owned-process.ts';

export interface StartedServer {
  readonly port: number;
  readonly process: OwnedProcess;
}

/**
 * Starts a server that must be told its port. It is up when it says so itself, which no other listener
 * on that port can do for it; one that ends before, as when its port was taken meanwhile, is tried
 * again on another port, twice.
 * @param saidReady asked after every line and every 20 ms.
 * @throws Failure with the server's last lines.
 */
export async function startServer(
  name: string,
  plan: (port: number) => Omit<OwnedStart, 'line'>,
  saidReady: (lines: readonly string[], pid: number, port: number) => Promise<boolean>,
): Promise<StartedServer> {
  let lines: string[] = [];
  for (let attempt = 1; attempt <= 3; attempt++) {
    const port = await freePort();
    lines = [];
    const seen = lines;
    const process = await startOwned({ ...plan(port), line: (line) => void seen.push(line) });
    let ended = false;
    process.exited.then(() => {
      ended = true;
    });
    const deadline = Date.now() + 20_000;
    while (!ended && Date.now() < deadline) {
      if (await saidReady(seen, process.pid, port)) return { port, process };
      await sleep(20);
    }
    process.kill();
    await process.exited;
  }
  throw new Failure(`${name} does not start.`, 'Read its last lines.', { logLines: lines.slice(-20) });
}
