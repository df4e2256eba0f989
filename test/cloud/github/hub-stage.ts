import { expect, onTestFinished } from 'vitest';
import { openConversation } from '../../../src/adapters/github-conversation.ts';
import type { Conversation } from '../../../src/ports.ts';
import { cloudFetch } from '../cloud-fetch.ts';
import type { CloudRequest, CloudResponse } from '../room.ts';
import { Described } from './described.ts';
import { GitHubRoom } from './github-room.ts';
import { Repository } from './repository.ts';

const described = new Described();

/** GitHub with one repository, and conversations with it; nobody may say what GitHub does not describe. */
export function openHubStage() {
  const repository = new Repository('acme', 'shop');
  const room = new GitHubRoom(repository, { now: () => Date.parse('2026-11-02T09:00:00Z') });
  repository.commit('first');
  repository.branch('change');
  repository.commit('one', 'change');
  onTestFinished(() => expect(described.faults.splice(0)).toEqual([]));
  const answer = described.watch((request) => room.answer(request));
  return {
    room,
    conversations: room.hub.conversations,
    /** A run's own way to GitHub; `before` is asked ahead of each of its calls. */
    as(token: string, before?: (request: CloudRequest) => Promise<void> | void): Conversation {
      const carried = async (request: CloudRequest): Promise<CloudResponse> => {
        await before?.(request);
        return answer(request);
      };
      const connection = { token, repository: 'acme/shop', apiUrl: 'https://api.github.com' };
      return openConversation({ ...connection, fetch: cloudFetch(carried) });
    },
  };
}
