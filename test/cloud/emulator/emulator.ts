import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../parts/server-start.ts';
import type { Place } from '../ecs/names.ts';
import { OriginPool } from '../edge/origin.ts';
import type { Room } from '../room.ts';

/** The library emulator: one replaceable room for everything that has no model of its own. */
export interface Emulator extends Room {
  readonly port: number;
  stop(): Promise<void>;
}

/** An operation of the emulator may take a while: it creates databases. */
const PATIENCE_MS = 300_000;

/**
 * Starts it on a free port of 127.0.0.1, with nothing kept from an earlier run.
 * @param python the interpreter that can import it
 * @throws Failure when it does not start
 */
export async function startEmulator(python: string, home: Place): Promise<Emulator> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-emulator-'));
  const { port, process } = await startServer(
    'The AWS emulator',
    (free) => ({
      program: python,
      args: ['-m', 'ministack'],
      cwd: folder,
      env: environment(free, folder, home),
    }),
    async (lines, _pid, free) =>
      lines.some((line) => line.includes('Running on') && line.includes(`:${free}`)),
  );
  const pool = new OriginPool(60_000, PATIENCE_MS);
  const origin = { kind: 'address', host: '127.0.0.1', port } as const;
  return {
    port,
    answer: (request) => pool.ask(origin, request),
    stop: async () => {
      pool.close();
      process.signal('SIGTERM');
      await process.exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Nothing is inherited: no proxy, no container engine, no credentials. */
function environment(port: number, folder: string, home: Place): Readonly<Record<string, string>> {
  return {
    GATEWAY_PORT: `${port}`,
    BIND_HOST: '127.0.0.1',
    MINISTACK_ACCOUNT_ID: home.account,
    MINISTACK_REGION: home.region,
    DOCKER_HOST: `unix://${join(folder, 'no-engine.sock')}`,
    HOME: folder,
    TMPDIR: folder,
    PYTHONUNBUFFERED: '1',
    PATH: '/usr/bin:/bin',
  };
}
