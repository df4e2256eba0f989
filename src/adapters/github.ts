import type { Comparison, GitHub } from '../ports.ts';
import {
  type Client,
  deadline,
  type GitHubConnection,
  openClient,
  PER_PAGE,
  type Place,
  placeOf,
} from './github-client.ts';
import { once } from './once.ts';

export function openGitHub(connection: GitHubConnection): GitHub {
  const place = placeOf(connection);
  const opened = once(() => openClient(connection));
  const ask = async <T>(question: (client: Client) => Promise<T>): Promise<T | 'unknown'> => {
    try {
      return await question(await opened());
    } catch {
      return 'unknown';
    }
  };
  return {
    runFinished: (runId, attempt) =>
      ask(async (client) => {
        const { data } = await client.rest.actions.getWorkflowRunAttempt({
          ...place,
          run_id: Number(runId),
          attempt_number: attempt,
          request: deadline(),
        });
        return data.status === 'completed';
      }),
    compare: (base, head) => ask((client) => compare(client, { ...place, basehead: `${base}...${head}` })),
    branchHead: (branch) =>
      ask(async (client) => {
        const { data } = await client.rest.repos.getBranch({ ...place, branch, request: deadline() });
        return data.commit.sha;
      }),
  };
}

/** All commits between the two, page by page: GitHub gives at most 100 at once. */
async function compare(client: Client, where: Place & { readonly basehead: string }): Promise<Comparison> {
  const commits: Comparison['commits'][number][] = [];
  for (let page = 1; ; page += 1) {
    const { data } = await client.rest.repos.compareCommitsWithBasehead({
      ...where,
      page,
      per_page: PER_PAGE,
      request: deadline(),
    });
    commits.push(...data.commits.map(({ sha, commit }) => ({ sha, message: commit.message })));
    if (data.commits.length < PER_PAGE || commits.length >= data.total_commits) {
      return { status: data.status, commits };
    }
  }
}
