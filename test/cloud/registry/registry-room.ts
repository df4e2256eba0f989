import { awsOperation, textOf } from '../aws-request.ts';
import type { CloudResponse, Room } from '../room.ts';
import type { Mutability } from './images.ts';
import type { OpenRegistry } from './open-registry.ts';

/** What the emulator answers: repositories and their policies. All else is about images, and the registry's. */
const REPOSITORIES =
  /Repositor|Lifecycle|ImageTagMutability|ImageScanningConfiguration|ResourceTags?$|TagsForResource$|TagResource$/;

interface Repository {
  readonly repositoryName: string;
  readonly imageTagMutability?: Mutability;
}

/**
 * ECR in front of a real registry. Terraform makes the repositories in the emulator; from its answers the
 * registry learns which there are, and they are shown with the registry's address.
 */
export function registryRoom(images: Room, emulator: Room, registry: OpenRegistry): Room {
  return {
    answer: async (request) => {
      const operation = awsOperation(request);
      if (!REPOSITORIES.test(operation)) return images.answer(request);
      const answer = await emulator.answer(request);
      if (answer.status >= 300) return answer;
      if (operation === 'PutImageTagMutability') learn(registry, JSON.parse(textOf(request)));
      return withAddress(answer, operation, registry);
    },
  };
}

function withAddress(answer: CloudResponse, operation: string, registry: OpenRegistry): CloudResponse {
  const shown = JSON.parse(Buffer.from(answer.body).toString('utf8')) as {
    repository?: Repository;
    repositories?: readonly Repository[];
  };
  if (!shown.repository && !shown.repositories) return answer;
  const addressed = (one: Repository) => ({
    ...one,
    repositoryUri: `${new URL(registry.front.endpoint()).host}/${one.repositoryName}`,
  });
  if (shown.repository) {
    if (operation === 'DeleteRepository')
      registry.images.repositories.delete(shown.repository.repositoryName);
    else learn(registry, shown.repository);
  }
  const body = JSON.stringify({
    ...shown,
    ...(shown.repository ? { repository: addressed(shown.repository) } : {}),
    ...(shown.repositories ? { repositories: shown.repositories.map(addressed) } : {}),
  });
  const { 'content-length': _, ...headers } = answer.headers;
  return { ...answer, headers, body };
}

function learn(
  { images }: OpenRegistry,
  { repositoryName, imageTagMutability = 'MUTABLE' }: Repository,
): void {
  images.repositories.set(repositoryName, imageTagMutability);
}
