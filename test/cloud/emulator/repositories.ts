import { awsService } from '../aws-request.ts';
import type { GivenImages } from '../registry/images.ts';
import type { CloudRequest, Room } from '../room.ts';
import { jsonOperation } from '../shapes/json-room.ts';

/** What is about images, and not about the repositories that hold them. */
const ABOUT_IMAGES = new Set([
  'BatchDeleteImage',
  'BatchGetImage',
  'DescribeImageScanFindings',
  'DescribeImages',
  'GetAuthorizationToken',
  'GetDownloadUrlForLayer',
  'PutImage',
]);

/** Requests to ECR that the model of the registry answers; the emulator keeps repositories and their policies. */
export function ownsImages(request: CloudRequest): boolean {
  return ABOUT_IMAGES.has(jsonOperation(request));
}

interface RepositoryInput {
  readonly repositoryName: string;
  readonly imageTagMutability?: 'MUTABLE' | 'IMMUTABLE';
}

/** The emulator, from which the registry learns what repositories there are, and whether their tags may move. */
export function tellingRepositories(emulator: Room, images: GivenImages): Room {
  return {
    answer: async (request) => {
      const answer = await emulator.answer(request);
      if (awsService(request) === 'ecr' && answer.status < 300) hear(request, images);
      return answer;
    },
  };
}

function hear(request: CloudRequest, { repositories }: GivenImages): void {
  const input = JSON.parse(Buffer.from(request.body).toString('utf8') || '{}') as RepositoryInput;
  switch (jsonOperation(request)) {
    case 'CreateRepository':
    case 'PutImageTagMutability':
      repositories.set(input.repositoryName, input.imageTagMutability ?? 'MUTABLE');
      break;
    case 'DeleteRepository':
      repositories.delete(input.repositoryName);
      break;
  }
}
