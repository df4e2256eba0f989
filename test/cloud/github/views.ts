import type { GitCommit, GitComparison, Repository, WorkflowRun } from './repository.ts';

/** Answers in the shapes of GitHub's API description; what nobody asks for is plain but present. */

export function userView(login: string) {
  return {
    login,
    id: 1,
    node_id: 'U_1',
    avatar_url: 'https://avatars.invalid/u/1',
    gravatar_id: '',
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
    ...links(`https://api.github.com/users/${login}`, {
      url: '',
      html_url: '',
      followers_url: '/followers',
      following_url: '/following{/other_user}',
      gists_url: '/gists{/gist_id}',
      starred_url: '/starred{/owner}{/repo}',
      subscriptions_url: '/subscriptions',
      organizations_url: '/orgs',
      repos_url: '/repos',
      events_url: '/events{/privacy}',
      received_events_url: '/received_events',
    }),
  };
}

const USER = userView('octocat');

const PERSON = { name: 'Octo Cat', email: 'octocat@example.com', date: '2026-11-02T09:00:00Z' };

export function commitView(repository: Repository, commit: GitCommit) {
  const url = `${api(repository)}/commits/${commit.sha}`;
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url,
    html_url: url,
    comments_url: `${url}/comments`,
    commit: {
      url,
      author: PERSON,
      committer: PERSON,
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.sha, url },
      verification: {
        verified: false,
        reason: 'unsigned',
        payload: null,
        signature: null,
        verified_at: null,
      },
    },
    author: USER,
    committer: USER,
    parents: commit.parents.map((sha) => ({ sha, url: `${api(repository)}/commits/${sha}` })),
  };
}

export function branchView(repository: Repository, name: string, commit: GitCommit) {
  const url = `${api(repository)}/branches/${name}`;
  return {
    name,
    commit: commitView(repository, commit),
    _links: { html: url, self: url },
    protected: false,
    protection: { enabled: false },
    protection_url: `${url}/protection`,
  };
}

export function comparisonView(
  repository: Repository,
  base: GitCommit,
  found: GitComparison,
  page: readonly GitCommit[],
) {
  const url = `${api(repository)}/compare/${base.sha}`;
  return {
    url,
    html_url: url,
    permalink_url: url,
    diff_url: `${url}.diff`,
    patch_url: `${url}.patch`,
    base_commit: commitView(repository, base),
    merge_base_commit: commitView(repository, found.mergeBase),
    status: found.status,
    ahead_by: found.ahead.length,
    behind_by: found.behind,
    total_commits: found.ahead.length,
    commits: page.map((commit) => commitView(repository, commit)),
    files: [],
  };
}

export function runView(repository: Repository, run: WorkflowRun) {
  const url = `${api(repository)}/actions/runs/${run.id}`;
  const head = repository.branches.get('main') ?? '0'.repeat(40);
  return {
    id: run.id,
    name: 'deploy',
    node_id: `WFR_${run.id}`,
    head_branch: 'main',
    head_sha: head,
    path: '.github/workflows/deploy.yml',
    run_number: 1,
    run_attempt: run.attempt,
    event: 'push',
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: 1,
    display_title: 'deploy',
    pull_requests: [],
    created_at: PERSON.date,
    updated_at: PERSON.date,
    run_started_at: PERSON.date,
    head_commit: {
      id: head,
      tree_id: head,
      message: 'deploy',
      timestamp: PERSON.date,
      author: { name: PERSON.name, email: PERSON.email },
      committer: { name: PERSON.name, email: PERSON.email },
    },
    repository: repositoryView(repository),
    head_repository: repositoryView(repository),
    ...links(url, {
      url: '',
      html_url: '',
      jobs_url: '/jobs',
      logs_url: '/logs',
      check_suite_url: '/check-suite',
      artifacts_url: '/artifacts',
      cancel_url: '/cancel',
      rerun_url: '/rerun',
      workflow_url: '/workflow',
    }),
  };
}

export function repositoryView(repository: Repository) {
  const own = (path: string) => api(repository) + path;
  const urls = REPOSITORY_LINKS.map((name) => [`${name}_url`, own(`/${name}`)]);
  return {
    id: 1,
    node_id: 'R_1',
    name: repository.name,
    full_name: `${repository.owner}/${repository.name}`,
    private: true,
    owner: USER,
    html_url: own(''),
    description: null,
    fork: false,
    url: own(''),
    hooks_url: own('/hooks'),
    ...Object.fromEntries(urls),
  };
}

const REPOSITORY_LINKS =
  'archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees'.split(
    ' ',
  );

export function iso(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

export function api(repository: Repository): string {
  return `https://api.github.com/repos/${repository.owner}/${repository.name}`;
}

export function links<Name extends string>(base: string, paths: Record<Name, string>): Record<Name, string> {
  const named = Object.entries<string>(paths).map(([name, path]) => [name, base + path]);
  return Object.fromEntries(named) as Record<Name, string>;
}
