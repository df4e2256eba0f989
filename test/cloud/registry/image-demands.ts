import type { Place } from '../ecs/names.ts';
import { AwsError } from '../shapes/aws-error.ts';
import type { GivenImage, GivenImages, ImageId, Mutability } from './images.ts';

/** @throws AwsError when there is no such repository. */
export function demandRepository(images: GivenImages, home: Place, name: string): Mutability {
  const mutability = images.repositories.get(name);
  if (mutability) return mutability;
  throw new AwsError(
    'RepositoryNotFoundException',
    `The repository with name '${name}' does not exist in the registry with id '${home.account}'`,
  );
}

/** @throws AwsError when there is no such repository, or no such image in it. */
export function demandImage(images: GivenImages, home: Place, repository: string, id: ImageId): GivenImage {
  demandRepository(images, home, repository);
  const image = images.find(repository, id);
  if (image) return image;
  throw new AwsError(
    'ImageNotFoundException',
    `The image with imageId {imageDigest:'${id.imageDigest ?? 'null'}', imageTag:'${id.imageTag ?? 'null'}'} does not exist within the repository with name '${repository}' in the registry with id '${home.account}'`,
  );
}
