import type { Place } from '../ecs/names.ts';
import type { CloudClock, Room } from '../room.ts';
import { AwsError } from '../shapes/aws-error.ts';
import { jsonRoom, type Operations } from '../shapes/json-room.ts';
import type { Shapes } from '../shapes/shapes.ts';
import { demandImage, demandRepository } from './image-demands.ts';
import { detailView, imageView, missing, repositoryView, scanView } from './image-views.ts';
import { imageWriting } from './image-writing.ts';
import type { GivenImages, ImageId } from './images.ts';
import type { RegistryFront } from './registry-front.ts';

/** ECR as builds and deploys use it. */
export function imagesRoom(
  shapes: Shapes,
  images: GivenImages,
  clock: CloudClock,
  home: Place,
  front: RegistryFront,
): Room {
  return jsonRoom(shapes, 'ecr', {
    ...reading(images, home, front),
    ...imageWriting(images, home, front),
    GetAuthorizationToken: () => ({
      authorizationData: [
        {
          authorizationToken: Buffer.from(`AWS:${front.password}`).toString('base64'),
          expiresAt: new Date(clock.now() + TOKEN_LIVES_MS),
          proxyEndpoint: front.endpoint(),
        },
      ],
    }),
  });
}

const TOKEN_LIVES_MS = 12 * 3_600_000;

function reading(images: GivenImages, home: Place, front: RegistryFront): Operations {
  return {
    BatchGetImage: (input: { repositoryName: string; imageIds: ImageId[] }) => {
      demandRepository(images, home, input.repositoryName);
      const asked = input.imageIds.map((id) => ({ id, image: images.find(input.repositoryName, id) }));
      return {
        images: asked.flatMap(({ id, image }) => (image ? [imageView(home, image, id)] : [])),
        failures: asked.flatMap(({ id, image }) => (image ? [] : [missing(id)])),
      };
    },
    DescribeImages: (input: DescribeInput) => ({
      imageDetails: described(images, home, input).map((image) => detailView(images, home, image)),
    }),
    DescribeImageScanFindings: (input: { repositoryName: string; imageId: ImageId }) => {
      const image = demandImage(images, home, input.repositoryName, input.imageId);
      const scan = images.scanned(image);
      if (scan) return scanView(home, image, input.imageId, scan);
      throw new AwsError(
        'ScanNotFoundException',
        `Image scan does not exist for the image with '${JSON.stringify(input.imageId)}' in the repository with name '${image.repository}' in the registry with id '${home.account}'`,
      );
    },
    DescribeRepositories: (input: { repositoryNames?: string[] }) => {
      const names = input.repositoryNames ?? [...images.repositories.keys()];
      return {
        repositories: names.map((name) =>
          repositoryView(home, name, demandRepository(images, home, name), front.endpoint()),
        ),
      };
    },
    GetDownloadUrlForLayer: (input: { repositoryName: string; layerDigest: string }) => {
      demandRepository(images, home, input.repositoryName);
      return {
        layerDigest: input.layerDigest,
        downloadUrl: front.layerUrl(input.repositoryName, input.layerDigest),
      };
    },
  };
}

interface DescribeInput {
  readonly repositoryName: string;
  readonly imageIds?: readonly ImageId[];
  readonly filter?: { readonly tagStatus?: 'TAGGED' | 'UNTAGGED' | 'ANY' };
}

/** Of images that are asked for by id, all exist or the call fails. */
function described(images: GivenImages, home: Place, { repositoryName, imageIds, filter }: DescribeInput) {
  demandRepository(images, home, repositoryName);
  const found =
    imageIds?.map((id) => demandImage(images, home, repositoryName, id)) ?? images.in(repositoryName);
  const wanted = filter?.tagStatus ?? 'ANY';
  return found.filter(({ tags }) => wanted === 'ANY' || (wanted === 'TAGGED') === tags.size > 0);
}
