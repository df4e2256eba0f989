import { delimiter } from 'node:path';
import type { ContainerStart } from '../ecs/task-runtime.ts';

/** What the image of test/app would say in its own configuration. */
const IMAGE_COMMAND = ['gunicorn', 'shop.wsgi'];
const IMAGE_ENVIRONMENT = { LANG: 'C.UTF-8', PYTHONUNBUFFERED: '1' };
const SYSTEM_PATH = ['/usr/local/bin', '/usr/bin', '/bin'];

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
  return { ...IMAGE_ENVIRONMENT, PATH: path, HOME: home, ...container.environment };
}

/** `sha256:…` of an image that is named by digest. */
export function digestOf(image: string): string | undefined {
  return /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
}
