import { type Manifest, sha256 } from '../../app/image-index.ts';
import type { Place } from '../ecs/names.ts';
import { AwsError } from '../shapes/aws-error.ts';
import type { Operations } from '../shapes/json-room.ts';
import { demandRepository } from './image-demands.ts';
import { imageView, missing } from './image-views.ts';
import type { GivenImages, ImageId } from './images.ts';
import type { RegistryFront } from './registry-front.ts';

/** The writing half of ECR: manifests whose layers are there already, new tags on old manifests, deletions. */
export function imageWriting(images: GivenImages, home: Place, front: RegistryFront): Operations {
  return {
    PutImage: (input: PutInput) => put(images, home, front, input),
    BatchDeleteImage: (input: { repositoryName: string; imageIds: ImageId[] }) => {
      demandRepository(images, home, input.repositoryName);
      const ends = input.imageIds.map((id) => remove(images, input.repositoryName, id));
      const imageIds = ends.flatMap((end) => ('failureCode' in end ? [] : [end]));
      return {
        // Its description allows no empty list here.
        ...(imageIds.length > 0 ? { imageIds } : {}),
        failures: ends.flatMap((end) => ('failureCode' in end ? [end] : [])),
      };
    },
  };
}

interface PutInput {
  readonly repositoryName: string;
  readonly imageManifest: string;
  readonly imageManifestMediaType?: string;
  readonly imageTag?: string;
  readonly imageDigest?: string;
}

async function put(images: GivenImages, home: Place, front: RegistryFront, input: PutInput) {
  const mutability = demandRepository(images, home, input.repositoryName);
  const manifest = manifestIn(input);
  demandChildren(images, input.repositoryName, manifest);
  if (input.imageTag !== undefined) await images.beforeTag(input.repositoryName, input.imageTag);
  const id = input.imageTag === undefined ? {} : { imageTag: input.imageTag };
  const where = `in the repository with name '${input.repositoryName}' in registry with id '${home.account}'`;
  if (images.find(input.repositoryName, { ...id, imageDigest: manifest.digest })) {
    const tagged = input.imageTag === undefined ? '' : ` and tag '${input.imageTag}'`;
    throw new AwsError(
      'ImageAlreadyExistsException',
      `Image with digest '${manifest.digest}'${tagged} already exists ${where}`,
    );
  }
  const taken = input.imageTag !== undefined && images.find(input.repositoryName, id) !== undefined;
  if (taken && mutability === 'IMMUTABLE')
    throw new AwsError(
      'ImageTagAlreadyExistsException',
      tagTaken(input.imageTag ?? '', input.repositoryName),
    );
  const known = images.find(input.repositoryName, { imageDigest: manifest.digest }) !== undefined;
  if (!known && !(await front.take(input.repositoryName, manifest)))
    throw new AwsError(
      'LayersNotFoundException',
      `Layers of the image with digest '${manifest.digest}' are not there ${where}`,
    );
  images.give(input.repositoryName, manifest, input.imageTag === undefined ? [] : [input.imageTag]);
  const image = images.find(input.repositoryName, { imageDigest: manifest.digest });
  return image ? { image: imageView(home, image, id) } : {};
}

/** ECR's sentence, in its API and in its registry. */
export function tagTaken(tag: string, repository: string): string {
  return `The image tag '${tag}' already exists in the '${repository}' repository and cannot be overwritten because the tag is immutable.`;
}

function manifestIn(input: PutInput): Manifest {
  const digest = sha256(input.imageManifest);
  if (input.imageDigest !== undefined && input.imageDigest !== digest)
    throw new AwsError(
      'ImageDigestDoesNotMatchException',
      `The provided image digest '${input.imageDigest}' does not match the digest of the image manifest`,
    );
  const named = (JSON.parse(input.imageManifest) as { readonly mediaType?: string }).mediaType;
  const mediaType = input.imageManifestMediaType ?? named;
  if (mediaType === undefined)
    throw new AwsError('InvalidParameterException', 'The manifest does not say its media type');
  return { digest, mediaType, body: input.imageManifest };
}

function demandChildren(images: GivenImages, repository: string, { body }: Manifest): void {
  const { manifests = [] } = JSON.parse(body) as { readonly manifests?: readonly { digest: string }[] };
  const absent = manifests.filter(({ digest }) => !images.find(repository, { imageDigest: digest }));
  if (absent.length === 0) return;
  throw new AwsError(
    'ReferencedImagesNotFoundException',
    `Images with digests '${absent.map(({ digest }) => digest).join(', ')}' required for pushing this manifest do not exist`,
  );
}

/** A tag goes alone while its image has others; the last one takes the image with it. */
function remove(images: GivenImages, repository: string, id: ImageId) {
  const image = images.find(repository, id);
  if (!image) return missing(id);
  if (id.imageTag !== undefined && image.tags.size > 1) {
    image.tags.delete(id.imageTag);
    return { imageDigest: image.digest, imageTag: id.imageTag };
  }
  const parent = images.in(repository).find((other) => other !== image && other.body.includes(image.digest));
  if (parent) {
    const failureReason = `Requested image referenced by manifest list: [${parent.digest}]`;
    return { imageId: id, failureCode: 'ImageReferencedByManifestList', failureReason };
  }
  images.remove(image);
  return { ...id, imageDigest: image.digest };
}
