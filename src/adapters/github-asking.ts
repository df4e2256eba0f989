import { type Client, type GitHubConnection, openClient } from './github-client.ts';
import { readFailure, writeFailure } from './github-errors.ts';
import { once } from './once.ts';

type Verb<T> = (client: Client) => Promise<T>;

/** How an adapter of GitHub's API asks, with its errors in our words. */
export interface Asking {
  read<T>(what: string, verb: Verb<T>): Promise<T>;
  write<T>(what: string, verb: Verb<T>): Promise<T>;
}

/** @param permission what a job needs for these verbs, as a workflow spells it */
export function openAsking(connection: GitHubConnection, permission: string): Asking {
  const opened = once(() => openClient(connection));
  const asked = async <T>(what: string, verb: Verb<T>, failure: typeof readFailure): Promise<T> => {
    const client = await opened();
    try {
      return await verb(client);
    } catch (error) {
      throw failure({ what, permission }, error);
    }
  };
  return {
    read: (what, verb) => asked(what, verb, readFailure),
    write: (what, verb) => asked(what, verb, writeFailure),
  };
}
