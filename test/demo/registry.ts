import type { BuiltRelease } from '../app/releases.ts';
import type { CloudAddress } from './cloud-address.ts';

/**
 * Pushes a release's manifests, children first, as a build would have.
 * @param repository as bootstrap gives it, for example `123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop`.
 * @returns the image by its digest.
 */
export async function pushImage(
  address: CloudAddress,
  repository: string,
  release: BuiltRelease,
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
