import type { BuiltRelease } from '../app/releases.ts';
import type { GivenImages } from '../cloud/registry/images.ts';
import type { CloudAddress } from './cloud-address.ts';

/**
 * Pushes a release's manifests, children first, as a build would have.
 * @param repository as bootstrap gives it, for example `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop`.
 * @returns the image by its digest.
 */
export async function pushImage(
  address: CloudAddress,
  repository: string,
  release: Pick<BuiltRelease, 'manifests' | 'digest'>,
): Promise<string> {
  const { ECRClient, PutImageCommand, ImageAlreadyExistsException } = await import('@aws-sdk/client-ecr');
  const client = new ECRClient(address);
  const repositoryName = repository.slice(repository.indexOf('/') + 1);
  for (const { body, digest, mediaType } of release.manifests) {
    const put = new PutImageCommand({
      repositoryName,
      imageManifest: body,
      imageManifestMediaType: mediaType,
      imageDigest: digest,
    });
    await client.send(put).catch((error: unknown) => {
      if (!(error instanceof ImageAlreadyExistsException)) throw error;
    });
  }
  return `${repository}@${release.digest}`;
}

/**
 * The same where a real registry stands behind ECR, which takes no manifest without its layers: they are given to the
 * model before it.
 */
export function giveImage(images: GivenImages, repository: string, release: BuiltRelease): string {
  const name = repository.slice(repository.indexOf('/') + 1);
  for (const manifest of release.manifests) images.give(name, manifest);
  return `${repository}@${release.digest}`;
}
