import type { Comparison, GitHub } from '../ports.ts';
import { once } from './once.ts';

/** How GitHub's API is reached. */
export interface GitHubConnection {
  readonly token: string;
  /** `owner/name` */
  readonly repository: string;
  /** Instead of https://api.github.com. */
  readonly apiUrl?: string;
  /** Carries the requests: the toolkit's own carrier is not in the bundle. */
  readonly fetch: typeof fetch;
}

/** Nothing that a deploy asks of GitHub is worth a longer wait: the answer may be `unknown`. */
const TIMEOUT_MS = 10_000;
const PER_PAGE = 100;

export function openGitHub(connection: GitHubConnection): GitHub {
  const [owner = '', repo = ''] = connection.repository.split('/');
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
          owner,
          repo,
          run_id: Number(runId),
          attempt_number: attempt,
          request: deadline(),
        });
        return data.status === 'completed';
      }),
    compare: (base, head) => ask((client) => compare(client, { owner, repo, basehead: `${base}...${head}` })),
    branchHead: (branch) =>
      ask(async (client) => {
        const { data } = await client.rest.repos.getBranch({ owner, repo, branch, request: deadline() });
        return data.commit.sha;
      }),
  };
}

type Client = Awaited<ReturnType<typeof openClient>>;

async function openClient({ token, apiUrl, fetch }: GitHubConnection) {
  const { getOctokit } = await import('./bundled/github.ts');
  return getOctokit(token, {
    ...(apiUrl === undefined ? {} : { baseUrl: apiUrl }),
    request: { fetch },
  });
}

/** All commits between the two, page by page: GitHub gives at most 100 at once. */
async function compare(
  client: Client,
  where: { readonly owner: string; readonly repo: string; readonly basehead: string },
): Promise<Comparison> {
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

function deadline(): { readonly signal: AbortSignal } {
  return { signal: AbortSignal.timeout(TIMEOUT_MS) };
}
