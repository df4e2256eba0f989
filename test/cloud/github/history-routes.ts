import { compare, type GitCommit, type Repository } from './repository.ts';
import { type Answered, type Asked, list, notFound, one, type Route } from './route.ts';
import { branchView, commitView, comparisonView, repositoryView, runView } from './views.ts';

/** Commits, branches, and the runs of workflows: to be read alone. */
export const HISTORY_ROUTES: readonly Route[] = [
  {
    // Of the repository itself what it says of itself elsewhere: ids and names.
    ...{ operation: 'repos.get', method: 'GET', permission: 'none', path: /^$/ },
    answer: ({ hub: { repository } }) => one(repositoryView(repository)),
  },
  {
    ...{ operation: 'actions.getWorkflowRunAttempt', method: 'GET', permission: 'actions' },
    path: /^\/actions\/runs\/(\d+)\/attempts\/(\d+)$/,
    answer: ({ hub, found: [id, attempt] }) => runAnswer(hub.repository, Number(id), Number(attempt)),
  },
  {
    ...{ operation: 'actions.getWorkflowRun', method: 'GET', permission: 'actions' },
    path: /^\/actions\/runs\/(\d+)$/,
    answer: ({ hub, found: [id] }) => runAnswer(hub.repository, Number(id), undefined),
  },
  {
    ...{ operation: 'repos.compareCommitsWithBasehead', method: 'GET', permission: 'contents' },
    path: /^\/compare\/(.+)\.\.\.(.+)$/,
    answer: comparison,
    told: ({ found }) => found.map(short).join('...'),
  },
  {
    ...{ operation: 'repos.getBranch', method: 'GET', permission: 'contents' },
    path: /^\/branches\/(.+)$/,
    answer: ({ hub: { repository }, found: [name = ''] }) => {
      if (!repository.branches.has(name)) throw notFound();
      return one(branchView(repository, name, known(repository, name)));
    },
  },
  {
    ...{ operation: 'repos.listCommits', method: 'GET', permission: 'contents' },
    path: /^\/commits$/,
    answer: ({ hub: { repository }, query }) => list(history(repository, query.get('sha') ?? 'main')),
  },
  {
    ...{ operation: 'repos.getCommit', method: 'GET', permission: 'contents' },
    path: /^\/commits\/([^/]+)$/,
    answer: ({ hub: { repository }, found: [ref = ''] }) =>
      one(commitView(repository, known(repository, ref))),
  },
];

export function short(part: string): string {
  return part.replace(/^([0-9a-f]{7})[0-9a-f]{33}$/, '$1');
}

function runAnswer(repository: Repository, id: number, attempt: number | undefined): Answered {
  const run = repository.runs.get(id);
  if (!run || (attempt !== undefined && attempt > run.attempt)) throw notFound();
  if (attempt === undefined || attempt === run.attempt) return one(runView(repository, run));
  return one(runView(repository, { ...run, attempt, status: 'completed', conclusion: 'cancelled' }));
}

function comparison({ hub: { repository }, found: [from = '', to = ''], query }: Asked): Answered {
  const base = known(repository, from);
  const found = compare(repository, base, known(repository, to));
  if (!found) throw notFound();
  const size = Number(query.get('per_page') ?? 250);
  const page = Number(query.get('page') ?? 1);
  return one(comparisonView(repository, base, found, found.ahead.slice((page - 1) * size, page * size)));
}

/** First parents, newest first. */
function history(repository: Repository, ref: string): readonly unknown[] {
  const commits: GitCommit[] = [];
  for (
    let commit: GitCommit | undefined = known(repository, ref);
    commit;
    commit = repository.commits.get(commit.parents[0] ?? '')
  ) {
    commits.push(commit);
  }
  return commits.map((commit) => commitView(repository, commit));
}

function known(repository: Repository, ref: string): GitCommit {
  const commit = repository.resolve(ref);
  if (!commit) throw notFound();
  return commit;
}
