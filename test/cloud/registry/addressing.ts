import type { CloudResponse, Room } from '../room.ts';
import type { RegistryFront } from './registry-front.ts';

interface Repository {
  readonly repositoryName: string;
}

/** The emulator's repositories, shown with the address of the registry that holds their images. */
export function addressing(emulator: Room, front: RegistryFront): Room {
  return { answer: async (request) => addressed(await emulator.answer(request), front) };
}

function addressed(answer: CloudResponse, front: RegistryFront): CloudResponse {
  if (answer.status >= 300) return answer;
  const shown = JSON.parse(Buffer.from(answer.body).toString('utf8') || '{}') as {
    readonly repository?: Repository;
    readonly repositories?: readonly Repository[];
  };
  const at = (one: Repository) => ({
    ...one,
    repositoryUri: `${new URL(front.endpoint()).host}/${one.repositoryName}`,
  });
  const body = JSON.stringify({
    ...shown,
    ...(shown.repository ? { repository: at(shown.repository) } : {}),
    ...(shown.repositories ? { repositories: shown.repositories.map(at) } : {}),
  });
  const { 'content-length': _, ...headers } = answer.headers;
  return { ...answer, headers, body };
}
