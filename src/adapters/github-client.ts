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

/** Most that GitHub gives at once. */
export const PER_PAGE = 100;

/** Nothing that is asked of GitHub is worth a longer wait. */
const TIMEOUT_MS = 10_000;

export async function openClient({ token, apiUrl, fetch }: GitHubConnection) {
  const { getOctokit } = await import('./bundled/github.ts');
  return getOctokit(token, {
    ...(apiUrl === undefined ? {} : { baseUrl: apiUrl }),
    request: { fetch },
  });
}
export type Client = Awaited<ReturnType<typeof openClient>>;

export interface Place {
  readonly owner: string;
  readonly repo: string;
}

export function placeOf({ repository }: GitHubConnection): Place {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}

export function deadline(signal?: AbortSignal): { readonly signal: AbortSignal } {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return { signal: signal ? AbortSignal.any([signal, timeout]) : timeout };
}
