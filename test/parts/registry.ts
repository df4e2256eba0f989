import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { debianProgram } from './debian-program.ts';
import { builtGoProgram } from './go-program.ts';
import { onPath } from './on-path.ts';
import { startServer } from './server-start.ts';

export interface Registry {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  stop(): Promise<void>;
}

/** Who may use a registry: anybody, or one user with a password that it knows by its bcrypt hash. */
export type Access = 'open' | { readonly user: string; readonly bcrypt: string };

/**
 * The absolute path of an image registry, CNCF's Distribution: on PATH, else Debian's, where there is no apt
 * built once from its Go module.
 * @throws Failure naming what to install.
 */
export async function registryPart(): Promise<string> {
  const name = 'docker-registry';
  const debian = { name, package: name, path: `usr/bin/${name}` };
  const installed = await onPath(name);
  if (installed !== undefined) return installed;
  const program = (await onPath('apt-get')) === undefined ? await built() : undefined;
  return program ?? debianProgram(debian);
}

function built(): Promise<string | undefined> {
  return builtGoProgram({
    name: 'registry',
    title: 'Distribution',
    module: 'github.com/distribution/distribution/v3',
    version: '3.1.2',
    main: './cmd/registry',
    compiled: 'well',
    takes: '1 min',
    remedy: 'Install docker-registry on PATH, or a Go that can build it.',
  });
}

/**
 * A registry of its own on a free port of 127.0.0.1, empty. `folder` is made when missing.
 * @throws Failure when it cannot be had or does not start.
 */
export async function startRegistry(folder: string, access: Access): Promise<Registry> {
  const program = await registryPart();
  await mkdir(folder, { recursive: true });
  const [file, users] = [join(folder, 'registry.yml'), join(folder, 'users')];
  await writeFile(file, JSON.stringify(configuration(folder, access === 'open' ? undefined : users)));
  if (access !== 'open') await writeFile(users, `${access.user}:${access.bcrypt}\n`);
  const { port, process } = await startServer(
    'The image registry',
    (free) => ({
      program,
      args: ['serve', file],
      cwd: folder,
      env: { REGISTRY_HTTP_ADDR: `127.0.0.1:${free}` },
    }),
    async (lines, _pid, free) => lines.some((line) => line.includes(`listening on 127.0.0.1:${free}`)),
  );
  return {
    host: `127.0.0.1:${port}`,
    stop: async () => {
      process.signal('SIGTERM');
      await process.exited;
    },
  };
}

/** JSON is YAML. Uploads are answered with relative addresses, which lead through whatever stands in front. */
function configuration(folder: string, users: string | undefined) {
  return {
    version: 0.1,
    log: { level: 'info' },
    storage: { filesystem: { rootdirectory: join(folder, 'data') } },
    http: { relativeurls: true },
    ...(users === undefined ? {} : { auth: { htpasswd: { realm: 'images', path: users } } }),
  };
}
