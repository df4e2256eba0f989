import type { Place } from '../ecs/names.ts';
import type { Room } from '../room.ts';
import { AwsError } from '../shapes/aws-error.ts';
import { jsonRoom, type Operations } from '../shapes/json-room.ts';
import type { Shapes } from '../shapes/shapes.ts';
import type { GivenImage, GivenImages } from './images.ts';

interface ImageId {
  readonly imageDigest?: string;
  readonly imageTag?: string;
}

/** ECR's reading half. `layerUrl` says where a layer or a configuration can be fetched. */
export function imagesRoom(
  shapes: Shapes,
  images: GivenImages,
  home: Place,
  layerUrl: (digest: string) => string,
): Room {
  return jsonRoom(shapes, 'ecr', operations(images, home, layerUrl));
}

function operations(images: GivenImages, home: Place, layerUrl: (digest: string) => string): Operations {
  return {
    BatchGetImage: (input: { repositoryName: string; imageIds: ImageId[] }) => {
      demandRepository(images, input.repositoryName);
      const asked = input.imageIds.map((id) => ({ id, image: images.find(input.repositoryName, id) }));
      return {
        images: asked.flatMap(({ id, image }) => (image ? [manifestView(home, image, id)] : [])),
        failures: asked.flatMap(({ id, image }) => (image ? [] : [missing(id)])),
      };
    },
    DescribeImages: (input: { repositoryName: string; imageIds?: ImageId[] }) => {
      demandRepository(images, input.repositoryName);
      const own = images.all.filter((image) => image.repository === input.repositoryName);
      const asked = input.imageIds?.map((id) => ({ id, image: images.find(input.repositoryName, id) }));
      const absent = asked?.find(({ image }) => !image);
      if (absent)
        throw new AwsError('ImageNotFoundException', `The image ${JSON.stringify(absent.id)} does not exist`);
      const found = asked?.flatMap(({ image }) => image ?? []) ?? own;
      return { imageDetails: found.map((image) => detailView(home, image)) };
    },
    DescribeRepositories: (input: { repositoryNames?: string[] }) => {
      for (const name of input.repositoryNames ?? []) demandRepository(images, name);
      const names = input.repositoryNames ?? [...new Set(images.all.map((image) => image.repository))];
      return { repositories: names.map((name) => repositoryView(home, name)) };
    },
    GetDownloadUrlForLayer: (input: { repositoryName: string; layerDigest: string }) => {
      demandRepository(images, input.repositoryName);
      return { layerDigest: input.layerDigest, downloadUrl: layerUrl(input.layerDigest) };
    },
  };
}

function demandRepository(images: GivenImages, name: string): void {
  if (images.all.some((image) => image.repository === name)) return;
  throw new AwsError(
    'RepositoryNotFoundException',
    `The repository with name '${name}' does not exist in the registry`,
  );
}

function manifestView(home: Place, image: GivenImage, id: ImageId) {
  return {
    registryId: home.account,
    repositoryName: image.repository,
    imageId: { ...id, imageDigest: image.digest },
    imageManifest: image.manifest,
    imageManifestMediaType: image.mediaType,
  };
}

function missing(imageId: ImageId) {
  return { imageId, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' };
}

function detailView(home: Place, image: GivenImage) {
  return {
    registryId: home.account,
    repositoryName: image.repository,
    imageDigest: image.digest,
    imageTags: image.tags,
    imageManifestMediaType: image.mediaType,
  };
}

function repositoryView(home: Place, name: string) {
  return {
    registryId: home.account,
    repositoryName: name,
    repositoryArn: `arn:aws:ecr:${home.region}:${home.account}:repository/${name}`,
    repositoryUri: `${home.account}.dkr.ecr.${home.region}.amazonaws.com/${name}`,
    imageTagMutability: 'IMMUTABLE',
  };
}
