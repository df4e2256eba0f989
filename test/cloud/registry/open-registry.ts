import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { Registry } from '../../parts/registry.ts';
import { listenWith } from '../listen.ts';
import { realClock } from '../scene-clock.ts';
import { GivenImages } from './images.ts';
import { putManifest } from './push.ts';
import { RegistryDoor } from './registry-door.ts';
import type { RegistryFront } from './registry-front.ts';
import { authorizationFor } from './registry-login.ts';

/** A real registry as ECR has it: with repositories that exist or not, and tags that do not move. */
export interface OpenRegistry {
  readonly images: GivenImages;
  readonly front: RegistryFront;
  close(): Promise<void>;
}

/**
 * Opens ECR's door in front of a registry that knows the user AWS by this password.
 * What is pushed through it lies in the registry; which tags there are is decided here, as ECR decides it.
 */
export async function openRegistry(registry: Registry, password: string): Promise<OpenRegistry> {
  const images = new GivenImages(realClock);
  const origin = { host: registry.host, authorization: authorizationFor(password) };
  const presigned = `/presigned/${randomUUID()}/`;
  const door = new RegistryDoor(images, origin, presigned);
  const server = await listenWith(createServer(door.handle));
  const endpoint = `http://127.0.0.1:${server.port}`;
  return {
    images,
    front: {
      endpoint: () => endpoint,
      password,
      take: async (repository, manifest) => (await putManifest(origin, repository, manifest)).status === 201,
      layerUrl: (repository, digest) => `${endpoint}${presigned}${repository}/blobs/${digest}`,
    },
    close: () => server.close(),
  };
}
