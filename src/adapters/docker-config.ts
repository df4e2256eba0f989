import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegistryLogin } from '../ports.ts';

type Variables = Readonly<Record<string, string>>;

/** The name under which docker finds our program: it puts `docker-credential-` before it. */
const PROGRAM = 'flipgate';

/** Answers docker's question for a password from the environment: none is written to a disk. */
const SCRIPT = `#!/bin/sh
[ "$1" = get ] || exit 0
cat >/dev/null
printf '{"ServerURL":"%s","Username":"%s","Secret":"%s"}' "$FLIPGATE_REGISTRY" "$FLIPGATE_REGISTRY_USER" "$FLIPGATE_REGISTRY_PASSWORD"
`;

export interface DockerConfig {
  /** For children: with it docker logs in to the registry. */
  readonly environment: Variables;
  close(): Promise<void>;
}

/**
 * The user's docker configuration with a login to one registry beside their own, in a folder that goes when it is
 * closed: `docker login` would write the password into their home, and leave it there.
 */
export async function openDockerConfig(
  address: string,
  login: RegistryLogin,
  environment: Variables,
  temp: string,
): Promise<DockerConfig> {
  const registry = address.split('/')[0] ?? address;
  const folder = await mkdtemp(join(temp, 'flipgate-docker-'));
  const theirs = environment['DOCKER_CONFIG'] ?? join(environment['HOME'] ?? folder, '.docker');
  // Builders, plugins and contexts stay theirs.
  for (const name of await readdir(theirs).catch(() => []))
    if (name !== 'config.json') await symlink(join(theirs, name), join(folder, name));
  const config = await theirConfig(join(theirs, 'config.json'));
  const credHelpers = { ...(config['credHelpers'] as object | undefined), [registry]: PROGRAM };
  await writeFile(join(folder, 'config.json'), JSON.stringify({ ...config, credHelpers }), { mode: 0o600 });
  const programs = join(folder, 'flipgate-programs');
  await mkdir(programs);
  await writeFile(join(programs, `docker-credential-${PROGRAM}`), SCRIPT, { mode: 0o700 });
  return {
    environment: {
      ...environment,
      DOCKER_CONFIG: folder,
      PATH: `${programs}:${environment['PATH'] ?? ''}`,
      FLIPGATE_REGISTRY: registry,
      FLIPGATE_REGISTRY_USER: login.user,
      FLIPGATE_REGISTRY_PASSWORD: login.password,
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function theirConfig(path: string): Promise<Record<string, unknown>> {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  return JSON.parse(text) as Record<string, unknown>;
}
