import { join } from 'node:path';
import { ECRClient, PutImageCommand } from '@aws-sdk/client-ecr';
import { readSources } from '../../src/adapters/build-context.ts';
import { buildTag } from '../../src/model/build-tag.ts';
import type { BuiltRelease } from '../app/releases.ts';
import type { CloudAddress } from '../demo/cloud-address.ts';
import { pushImage } from '../demo/registry.ts';

const DIGEST = `sha256:${'ba5e'.repeat(16)}`;
const BASE = `python:3.13-slim-bookworm@${DIGEST}`;

/** Names the base by its digest, as the Dockerfile itself advises: who finds an image asks nobody then. */
export function withPinnedBase(dockerfile: string): string {
  return dockerfile.replace(/^ARG BASE=.*$/m, `ARG BASE=${BASE}`);
}

/** Puts a release into the registry as the image that a build of this folder would have left there. */
export async function builtBefore(
  address: CloudAddress,
  repository: string,
  release: BuiltRelease,
  folder: string,
): Promise<string> {
  const image = await pushImage(address, repository, release);
  const sources = await readSources({ context: folder, dockerfile: join(folder, 'Dockerfile') });
  const tag = buildTag(sources, { buildArgs: {}, compression: 'gzip' }, { [BASE]: DIGEST });
  const index = release.manifests.find(({ digest }) => digest === release.digest);
  await new ECRClient(address).send(
    new PutImageCommand({
      repositoryName: repository.slice(repository.indexOf('/') + 1),
      imageManifest: index?.body,
      imageManifestMediaType: index?.mediaType,
      imageTag: tag,
    }),
  );
  return image;
}
