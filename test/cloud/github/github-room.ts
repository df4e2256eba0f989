import { pathOf, queryOf } from '../aws-request.ts';
import type { NarratingRoom } from '../door.ts';
import type { CloudRequest, CloudResponse } from '../room.ts';
import { compare, type GitCommit, type Repository } from './repository.ts';
import { branchView, commitView, comparisonView, runView } from './views.ts';

type Answer = (repository: Repository, found: readonly string[], query: URLSearchParams) => unknown;

const ROUTES: readonly (readonly [operation: string, path: RegExp, answer: Answer])[] = [
  [
    'actions.getWorkflowRunAttempt',
    /^\/actions\/runs\/(\d+)\/attempts\/(\d+)$/,
    (repository, [id, attempt]) => runAnswer(repository, Number(id), Number(attempt)),
  ],
  [
    'actions.getWorkflowRun',
    /^\/actions\/runs\/(\d+)$/,
    (repository, [id]) => runAnswer(repository, Number(id), undefined),
  ],
  [
    'repos.compareCommitsWithBasehead',
    /^\/compare\/(.+)\.\.\.(.+)$/,
    (repository, [base, head], query) => comparison(repository, base ?? '', head ?? '', query),
  ],
  [
    'repos.getBranch',
    /^\/branches\/(.+)$/,
    (repository, [name = '']) => {
      if (!repository.branches.has(name)) throw new NotFound();
      return branchView(repository, name, known(repository, name));
    },
  ],
  ['repos.listCommits', /^\/commits$/, (repository, _found, query) => listed(repository, query)],
  [
    'repos.getCommit',
    /^\/commits\/(.+)$/,
    (repository, [ref = '']) => commitView(repository, known(repository, ref)),
  ],
];

/** GitHub's API, as far as a deploy asks of it. */
export class GitHubRoom implements NarratingRoom {
  readonly repository: Repository;
  /** While true every request is answered 503. */
  down = false;

  constructor(repository: Repository) {
    this.repository = repository;
  }

  async answer(request: CloudRequest): Promise<CloudResponse> {
    if (this.down) return json(503, { message: 'Service Unavailable' });
    if (!/^(token|bearer) ./i.test(request.headers['authorization'] ?? '')) {
      return json(401, { message: 'Requires authentication' });
    }
    const { answer, found } = this.#find(request);
    try {
      if (!answer || request.method !== 'GET') throw new NotFound();
      return json(200, answer(this.repository, found, queryOf(request)));
    } catch (error) {
      if (error instanceof NotFound) return json(404, { message: 'Not Found' });
      throw error;
    }
  }

  describe(request: CloudRequest): { operation: string; target: string } {
    const { operation, found } = this.#find(request);
    const short = found.map((part) => part.replace(/^([0-9a-f]{7})[0-9a-f]{33}$/, '$1'));
    return { operation, target: short.join(operation.includes('compare') ? '...' : ' ') };
  }

  #find(request: CloudRequest): { operation: string; answer?: Answer; found: readonly string[] } {
    const path = decodeURIComponent(pathOf(request));
    const base = `/repos/${this.repository.owner}/${this.repository.name}`;
    for (const [operation, pattern, answer] of path.startsWith(`${base}/`) ? ROUTES : []) {
      const match = pattern.exec(path.slice(base.length));
      if (match) return { operation, answer, found: match.slice(1) };
    }
    return { operation: request.method, found: [path] };
  }
}

class NotFound extends Error {}

function runAnswer(repository: Repository, id: number, attempt: number | undefined) {
  const run = repository.runs.get(id);
  if (!run || (attempt !== undefined && attempt > run.attempt)) throw new NotFound();
  if (attempt === undefined || attempt === run.attempt) return runView(repository, run);
  return runView(repository, { ...run, attempt, status: 'completed', conclusion: 'cancelled' });
}

function comparison(repository: Repository, baseRef: string, headRef: string, query: URLSearchParams) {
  const base = known(repository, baseRef);
  const found = compare(repository, base, known(repository, headRef));
  if (!found) throw new NotFound();
  const size = Number(query.get('per_page') ?? 250);
  const page = Number(query.get('page') ?? 1);
  return comparisonView(repository, base, found, found.ahead.slice((page - 1) * size, page * size));
}

function listed(repository: Repository, query: URLSearchParams) {
  const size = Number(query.get('per_page') ?? 30);
  const commits: GitCommit[] = [];
  for (
    let commit: GitCommit | undefined = known(repository, query.get('sha') ?? 'main');
    commit;
    commit = repository.commits.get(commit.parents[0] ?? '')
  ) {
    commits.push(commit);
  }
  const page = Number(query.get('page') ?? 1);
  return commits.slice((page - 1) * size, page * size).map((commit) => commitView(repository, commit));
}

function known(repository: Repository, ref: string): GitCommit {
  const commit = repository.resolve(ref);
  if (!commit) throw new NotFound();
  return commit;
}

function json(status: number, body: unknown): CloudResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'x-github-request-id': 'local' },
    body: JSON.stringify(body),
  };
}
