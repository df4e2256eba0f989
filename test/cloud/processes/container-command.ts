import { delimiter, join } from 'node:path';
import type { ContainerStart } from '../ecs/task-runtime.ts';

/** What the image of test/app would say in its own configuration. */
const IMAGE_COMMAND = ['gunicorn', 'shop.wsgi'];
const IMAGE_ENVIRONMENT = { LANG: 'C.UTF-8', PYTHONUNBUFFERED: '1' };
const SYSTEM_PATH = ['/usr/local/bin', '/usr/bin', '/bin'];

const HOST = join(import.meta.dirname, 'host');

/** The words of the container's first process: an entry point given without a command clears the image's command. */
export function containerCommand({ entryPoint, command }: ContainerStart): readonly string[] {
  return [...(entryPoint ?? []), ...(command ?? (entryPoint === undefined ? IMAGE_COMMAND : []))];
}

/**
 * The container's variables exactly, on top of what its image would set. Of this machine's own
 * environment nothing gets in.
 */
export function containerEnvironment(
  container: ContainerStart,
  bin: string,
  home: string,
): Readonly<Record<string, string>> {
  const path = [bin, ...SYSTEM_PATH].join(delimiter);
  const host = { HOSTNAME: `task-${container.taskArn.split('/').at(-1)}`, PYTHONPATH: HOST };
  return { ...IMAGE_ENVIRONMENT, PATH: path, HOME: home, ...host, ...container.environment };
}

export function mountPaths({ definition }: ContainerStart): readonly string[] {
  const mounts = (definition['mountPoints'] ?? []) as readonly { readonly containerPath?: string }[];
  return mounts.flatMap(({ containerPath }) => containerPath ?? []);
}

/** The words with what lies on a volume moved to a folder of this container's own: beat's schedule dies with its task. */
export function onVolumes(
  words: readonly string[],
  container: ContainerStart,
  volumes: string,
): readonly string[] {
  return words.map((word) =>
    mountPaths(container).reduce(
      (text, path) => text.replaceAll(`${path}/`, `${join(volumes, path)}/`),
      word,
    ),
  );
}

/** `sha256:…` of an image that is named by digest. */
export function digestOf(image: string): string | undefined {
  return /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
}
