import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, type Finished } from '../parts/command.ts';
import { type OwnedProcess, startOwned } from '../parts/owned-process.ts';
import { runcPart } from '../parts/runc.ts';
import type { ImageConfiguration } from './pulled.ts';

export interface Unpacked {
  readonly root: string;
  readonly configuration: ImageConfiguration;
}

export interface Container {
  readonly process: OwnedProcess;
  readonly lines: readonly string[];
  /** Runs a program in it, as a health check does. */
  run(args: readonly string[]): Promise<Finished>;
  /** SIGTERM, as ECS sends it; resolves with the exit code. */
  stop(): Promise<number>;
}

/**
 * A container as ECS would start it: the image's user, a root file system that nobody can write to, and a volume
 * for each folder that the image declares. The machine's network, so that it finds the servers on loopback.
 * @param args what is said in place of the image's own command.
 */
export async function startContainer(
  image: Unpacked,
  name: string,
  folder: string,
  environment: Readonly<Record<string, string>>,
  args?: readonly string[],
): Promise<Container> {
  const bundle = join(folder, name);
  await mkdir(bundle, { recursive: true });
  const mounts = await volumes(image, bundle);
  await writeFile(
    join(bundle, 'config.json'),
    JSON.stringify(specification(image, environment, mounts, args)),
  );
  const runc = await runcPart();
  const state = ['--root', join(folder, 'state')];
  const lines: string[] = [];
  const env = { PATH: process.env['PATH'] ?? '' };
  const started = await startOwned({
    program: runc,
    args: [...state, 'run', '--bundle', bundle, name],
    cwd: bundle,
    env,
    line: (line) => void lines.push(line),
  });
  return {
    process: started,
    lines,
    run: (inside) => command(runc, [...state, 'exec', name, ...inside], { env }),
    stop: async () => {
      started.signal('SIGTERM');
      const code = await started.exited;
      await command(runc, [...state, 'delete', '--force', name], { env });
      return code;
    },
  };
}

interface Mount {
  readonly destination: string;
  readonly type: string;
  readonly source: string;
  readonly options: readonly string[];
}

/** Empty but for what the image has there, with its owner and mode: so Fargate makes a declared volume. */
async function volumes({ root, configuration }: Unpacked, bundle: string): Promise<readonly Mount[]> {
  const paths = Object.keys(configuration.config.Volumes ?? {});
  return Promise.all(
    paths.map(async (destination): Promise<Mount> => {
      const source = join(bundle, 'volumes', destination);
      await cp(join(root, destination), source, { recursive: true, preserveTimestamps: true });
      await command('chmod', ['--reference', join(root, destination), source]);
      await command('chown', ['--reference', join(root, destination), source]);
      return { destination, type: 'bind', source, options: ['rbind', 'rw', 'nosuid', 'nodev'] };
    }),
  );
}

const SYSTEM: readonly Mount[] = [
  { destination: '/proc', type: 'proc', source: 'proc', options: [] },
  { destination: '/dev', type: 'tmpfs', source: 'tmpfs', options: ['nosuid', 'mode=755'] },
  { destination: '/dev/shm', type: 'tmpfs', source: 'shm', options: ['nosuid', 'nodev', 'mode=1777'] },
  { destination: '/sys', type: 'bind', source: '/sys', options: ['rbind', 'ro'] },
];

function specification(
  { root, configuration: { config } }: Unpacked,
  environment: Readonly<Record<string, string>>,
  mounts: readonly Mount[],
  args: readonly string[] | undefined,
) {
  const [uid = 0, gid = 0] = (config.User ?? '0:0').split(':').map(Number);
  return {
    ociVersion: '1.0.2',
    process: {
      user: { uid, gid },
      args: [...(config.Entrypoint ?? []), ...(args ?? config.Cmd ?? [])],
      env: [...(config.Env ?? []), ...Object.entries(environment).map(([key, value]) => `${key}=${value}`)],
      cwd: config.WorkingDir || '/',
      noNewPrivileges: true,
    },
    root: { path: root, readonly: true },
    hostname: 'container',
    mounts: [...SYSTEM, ...mounts],
    linux: { namespaces: ['pid', 'ipc', 'uts', 'mount'].map((type) => ({ type })) },
  };
}
