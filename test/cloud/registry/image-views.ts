import type { Place } from '../ecs/names.ts';
import type { GivenImage, GivenImages, ImageId, Mutability } from './images.ts';

/** An image as BatchGetImage and PutImage show it. */
export function imageView(home: Place, image: GivenImage, id: ImageId) {
  return {
    registryId: home.account,
    repositoryName: image.repository,
    imageId: { ...id, imageDigest: image.digest },
    imageManifest: image.body,
    imageManifestMediaType: image.mediaType,
  };
}

export function missing(imageId: ImageId) {
  return { imageId, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' };
}

/** An image as DescribeImages shows it; without tags it has no member for them. */
export function detailView(images: GivenImages, home: Place, image: GivenImage) {
  const scan = images.scanned(image);
  return {
    registryId: home.account,
    repositoryName: image.repository,
    imageDigest: image.digest,
    ...(image.tags.size > 0 ? { imageTags: [...image.tags] } : {}),
    imageSizeInBytes: sizeOf(image),
    imagePushedAt: new Date(image.pushedAt),
    imageManifestMediaType: image.mediaType,
    ...(scan ? { imageScanStatus: { status: scan.status } } : {}),
  };
}

/** What a pull would bring of it; an index brings itself. */
function sizeOf(image: GivenImage): number {
  const { layers, config } = JSON.parse(image.body) as {
    readonly layers?: readonly { readonly size: number }[];
    readonly config?: { readonly size: number };
  };
  const parts = [...(layers ?? []), ...(config ? [config] : [])];
  return parts.reduce((sum, { size }) => sum + size, Buffer.byteLength(image.body));
}

export function repositoryView(home: Place, name: string, imageTagMutability: Mutability, endpoint: string) {
  return {
    registryId: home.account,
    repositoryName: name,
    repositoryArn: `arn:aws:ecr:${home.region}:${home.account}:repository/${name}`,
    repositoryUri: `${new URL(endpoint).host}/${name}`,
    imageTagMutability,
  };
}

export function scanView(
  home: Place,
  image: GivenImage,
  id: ImageId,
  scan: NonNullable<ReturnType<GivenImages['scanned']>>,
) {
  const findings =
    'counts' in scan
      ? {
          imageScanFindings: {
            imageScanCompletedAt: new Date(image.pushedAt + (scan.after ?? 0)),
            findingSeverityCounts: scan.counts,
          },
        }
      : {};
  return {
    registryId: home.account,
    repositoryName: image.repository,
    imageId: { ...id, imageDigest: image.digest },
    imageScanStatus: { status: scan.status },
    ...findings,
  };
}
