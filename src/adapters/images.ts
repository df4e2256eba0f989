import { Failure } from '../model/failure.ts';
import type { ImageFacts, Images } from '../ports.ts';
import type { AwsConnection } from './aws-connection.ts';
import { answered } from './aws-errors.ts';
import { architectureOfConfig, type ManifestSight, readManifest } from './image-manifest.ts';
import { imageReference, repositoryReference } from './image-reference.ts';
import { blobUrl, manifestOf, openRegistry, putTag, refusal } from './image-registry.ts';
import { findingsOf } from './scan-findings.ts';

const DOWNLOAD_MS = 20_000;

/** @param download GETs a presigned address; the global fetch by default. */
export function openImages(connection: AwsConnection, download: typeof fetch = fetch): Images {
  const registryOf = (image: string) => openRegistry(connection, imageReference(image));
  const tagged = async (address: string, tag: string): Promise<string | undefined> => {
    const sdk = await import('./bundled/ecr.ts');
    const { client, where } = await openRegistry(connection, repositoryReference(address));
    const command = new sdk.DescribeImagesCommand({ ...where, imageIds: [{ imageTag: tag }] });
    const sent = client.send(command).catch((error: unknown) => {
      if (error instanceof sdk.ImageNotFoundException) return undefined;
      throw error;
    });
    const digest = (await answered('ecr:DescribeImages', sent))?.imageDetails?.[0]?.imageDigest;
    return digest === undefined ? undefined : `${address}@${digest}`;
  };
  return {
    async find(image) {
      const { digest } = imageReference(image);
      const registry = await registryOf(image);
      const stored = await manifestOf(registry, { imageDigest: digest });
      if (stored === undefined) return undefined;
      const sight = readManifest(stored.body);
      if (sight.kind !== 'index') return factsOf(image, registry, digest, sight, download);
      return { architectures: sight.architectures, ...(sight.arm64 ? { arm64: sight.arm64 } : {}) };
    },
    async sizeOf(image) {
      const registry = await registryOf(image);
      const stored = await manifestOf(registry, { imageDigest: imageReference(image).digest });
      const sight = stored && readManifest(stored.body);
      if (sight?.kind !== 'image') return undefined;
      return { layers: sight.layers.length, bytes: sight.layers.reduce((sum, one) => sum + one, 0) };
    },
    async findings(image) {
      return findingsOf(await registryOf(image), imageReference(image).digest);
    },
    async repository(name) {
      const sdk = await import('./bundled/ecr.ts');
      const { client } = await openRegistry(connection, { repository: name });
      const sent = client
        .send(new sdk.DescribeRepositoriesCommand({ repositoryNames: [name] }))
        .catch((error: unknown) => {
          if (error instanceof sdk.RepositoryNotFoundException) return undefined;
          throw error;
        });
      return (await answered('ecr:DescribeRepositories', sent))?.repositories?.[0]?.repositoryUri;
    },
    tagged,
    async tag(image, tag) {
      const { digest } = imageReference(image);
      const registry = await registryOf(image);
      const stored = await manifestOf(registry, { imageDigest: digest });
      if (stored === undefined) return 'gone';
      if ((await putTag(registry, stored, digest, tag)) === 'tagged') return 'tagged';
      // Of an immutable tag ECR may say so even when it names this very image.
      return (await tagged(image.split('@')[0] ?? '', tag)) === image ? 'tagged' : 'taken';
    },
    async untag(address, tags) {
      const sdk = await import('./bundled/ecr.ts');
      const { client, where } = await openRegistry(connection, repositoryReference(address));
      const imageIds = tags.map((imageTag) => ({ imageTag }));
      await answered(
        'ecr:BatchDeleteImage',
        client.send(new sdk.BatchDeleteImageCommand({ ...where, imageIds })),
      );
    },
    async login() {
      const sdk = await import('./bundled/ecr.ts');
      const { client } = await openRegistry(connection, { repository: '' });
      const { authorizationData } = await answered(
        'ecr:GetAuthorizationToken',
        client.send(new sdk.GetAuthorizationTokenCommand({})),
      );
      return loginFrom(authorizationData?.[0]?.authorizationToken);
    },
  };
}

async function factsOf(
  image: string,
  registry: Awaited<ReturnType<typeof openRegistry>>,
  digest: string,
  sight: Exclude<ManifestSight, { kind: 'index' }>,
  download: typeof fetch,
): Promise<ImageFacts> {
  if (sight.kind === 'unreadable') {
    throw new Failure(
      `${image} is neither an image nor an index of images.`,
      'Give the digest that the build printed for the image itself, not that of a layer or an attestation.',
    );
  }
  const config = await text(download, await blobUrl(registry, sight.config));
  const architectures = architectureOfConfig(config);
  return { architectures, ...(architectures.includes('arm64') ? { arm64: digest } : {}) };
}

async function text(download: typeof fetch, url: string): Promise<string> {
  const answer = await download(url, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
  if (!answer.ok) throw refusal(`HTTP ${answer.status} for the image's configuration`);
  return answer.text();
}

/** ECR's token is `user:password` in Base64, good for twelve hours. */
function loginFrom(token: string | undefined): { readonly user: string; readonly password: string } {
  const [user = '', password = ''] = Buffer.from(token ?? '', 'base64')
    .toString('utf8')
    .split(':');
  if (password !== '') return { user, password };
  throw new Failure('ECR gave no password for its registry.', 'Run this again.');
}
