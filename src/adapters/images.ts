import { Failure } from '../model/failure.ts';
import type { Images } from '../ports.ts';
import { type AwsConnection, clientConfig } from './aws-connection.ts';
import { answered } from './aws-errors.ts';
import { architectureOfConfig, architecturesIn, MANIFEST_TYPES } from './image-manifest.ts';
import { type ImageReference, imageReference } from './image-reference.ts';

/** @param download GETs a presigned address; the global fetch by default. */
export function openImages(connection: AwsConnection, download: typeof fetch = fetch): Images {
  return {
    async find(image) {
      const reference = imageReference(image);
      const registry = await openRegistry(connection, reference);
      const manifest = await registry.manifest();
      if (manifest === undefined) return undefined;
      const architectures = architecturesIn(manifest);
      switch (architectures.kind) {
        case 'known':
          return { architectures: architectures.names };
        case 'in-config':
          return {
            architectures: architectureOfConfig(
              await text(download, await registry.blobUrl(architectures.digest)),
            ),
          };
        case 'unreadable':
          throw new Failure(
            `${image} is neither an image nor an index of images.`,
            'Give the digest that the build printed for the image itself, not that of a layer or an attestation.',
          );
      }
    },
  };
}

async function openRegistry(connection: AwsConnection, reference: ImageReference) {
  const { region = connection.region, registryId, repository: repositoryName, digest } = reference;
  const sdk = await import('./bundled/ecr.ts');
  const client = new sdk.ECRClient(clientConfig({ ...connection, region }));
  const where = { repositoryName, ...(registryId === undefined ? {} : { registryId }) };
  return {
    async manifest(): Promise<string | undefined> {
      const command = new sdk.BatchGetImageCommand({
        ...where,
        imageIds: [{ imageDigest: digest }],
        acceptedMediaTypes: MANIFEST_TYPES,
      });
      const sent = client.send(command).catch((error: unknown) => {
        if (error instanceof sdk.RepositoryNotFoundException) return undefined;
        throw error;
      });
      const answer = await answered('ecr:BatchGetImage', sent);
      const failure = answer?.failures?.find(({ failureCode }) => failureCode !== 'ImageNotFound');
      if (failure !== undefined) throw refusal(`${failure.failureCode}: ${failure.failureReason}`);
      return answer?.images?.[0]?.imageManifest;
    },
    async blobUrl(layerDigest: string): Promise<string> {
      const command = new sdk.GetDownloadUrlForLayerCommand({ ...where, layerDigest });
      const { downloadUrl } = await answered('ecr:GetDownloadUrlForLayer', client.send(command));
      if (downloadUrl === undefined) throw refusal(`no address for ${layerDigest}`);
      return downloadUrl;
    },
  };
}

async function text(download: typeof fetch, url: string): Promise<string> {
  const answer = await download(url, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
  if (!answer.ok) throw refusal(`HTTP ${answer.status} for the image's configuration`);
  return answer.text();
}

const DOWNLOAD_MS = 20_000;

function refusal(said: string): Failure {
  return new Failure(
    `ECR does not show this image: ${said}`,
    'Push the image again, or give the digest of another one in `image`.',
  );
}
