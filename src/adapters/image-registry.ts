import { Failure } from '../model/failure.ts';
import { type AwsConnection, clientConfig } from './aws-connection.ts';
import { answered } from './aws-errors.ts';
import { MANIFEST_TYPES } from './image-manifest.ts';
import type { RepositoryReference } from './image-reference.ts';

export interface StoredManifest {
  readonly body: string;
  readonly mediaType: string;
}
export type ImageKey = { readonly imageDigest: string } | { readonly imageTag: string };
type Registry = Awaited<ReturnType<typeof openRegistry>>;

/** One repository of ECR. */
export async function openRegistry(connection: AwsConnection, reference: RepositoryReference) {
  const { region = connection.region, registryId, repository: repositoryName } = reference;
  const { ECRClient } = await import('./bundled/ecr.ts');
  const client = new ECRClient(clientConfig({ ...connection, region }));
  const where = { repositoryName, ...(registryId === undefined ? {} : { registryId }) };
  return { client, where };
}

/** Undefined where there is no such image, or no such repository. */
export async function manifestOf(
  { client, where }: Registry,
  key: ImageKey,
): Promise<StoredManifest | undefined> {
  const sdk = await import('./bundled/ecr.ts');
  const command = new sdk.BatchGetImageCommand({
    ...where,
    imageIds: [key],
    acceptedMediaTypes: MANIFEST_TYPES,
  });
  const sent = client.send(command).catch((error: unknown) => {
    if (error instanceof sdk.RepositoryNotFoundException) return undefined;
    throw error;
  });
  const answer = await answered('ecr:BatchGetImage', sent);
  const failure = answer?.failures?.find(({ failureCode }) => failureCode !== 'ImageNotFound');
  if (failure !== undefined) throw refusal(`${failure.failureCode}: ${failure.failureReason}`);
  const [image] = answer?.images ?? [];
  if (image?.imageManifest === undefined) return undefined;
  return { body: image.imageManifest, mediaType: image.imageManifestMediaType ?? MANIFEST_TYPES[2] ?? '' };
}

/** Where a layer, or an image's configuration, can be fetched for some minutes. */
export async function blobUrl({ client, where }: Registry, layerDigest: string): Promise<string> {
  const sdk = await import('./bundled/ecr.ts');
  const command = new sdk.GetDownloadUrlForLayerCommand({ ...where, layerDigest });
  const { downloadUrl } = await answered('ecr:GetDownloadUrlForLayer', client.send(command));
  if (downloadUrl === undefined) throw refusal(`no address for ${layerDigest}`);
  return downloadUrl;
}

/** The same manifest under one more tag; `taken` when the tag names another image, for ever. */
export async function putTag(
  { client, where }: Registry,
  { body, mediaType }: StoredManifest,
  imageDigest: string,
  imageTag: string,
): Promise<'tagged' | 'taken'> {
  const sdk = await import('./bundled/ecr.ts');
  const command = new sdk.PutImageCommand({
    ...where,
    imageManifest: body,
    imageManifestMediaType: mediaType,
    imageDigest,
    imageTag,
  });
  const sent = client.send(command).then(
    () => 'tagged' as const,
    (error: unknown) => {
      if (error instanceof sdk.ImageAlreadyExistsException) return 'tagged' as const;
      if (error instanceof sdk.ImageTagAlreadyExistsException) return 'taken' as const;
      throw error;
    },
  );
  return answered('ecr:PutImage', sent);
}

export function refusal(said: string): Failure {
  return new Failure(
    `ECR does not show this image: ${said}`,
    'Push the image again, or give the digest of another one in `image`.',
  );
}
