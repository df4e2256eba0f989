import { issueView, page } from './conversation-views.ts';
import type { Issue, Pull } from './conversations.ts';
import type { Hub } from './hub.ts';
import { api, iso, links, repositoryView, userView } from './views.ts';

export function pullView(hub: Hub, issue: Issue & { readonly pull: Pull }) {
  const { pull, number } = issue;
  const address = `${api(hub.repository)}/pulls/${number}`;
  const { user, labels, title, body, state, locked, created_at, updated_at, closed_at } = issueView(
    hub,
    issue,
  );
  return {
    ...{ user, labels, title, body, state, locked, created_at, updated_at, closed_at, number },
    id: number,
    node_id: `PR_${number}`,
    assignee: null,
    milestone: null,
    auto_merge: null,
    author_association: 'NONE',
    merged_at: pull.mergedAs === null ? null : iso(hub.conversations.clock.now()),
    merge_commit_sha: pull.mergedAs ?? pull.tried,
    html_url: `${page(hub)}/pull/${number}`,
    issue_url: `${api(hub.repository)}/issues/${number}`,
    head: side(hub, pull.headRef, pull.head, pull.headRepository),
    base: side(hub, pull.base, hub.repository.branches.get(pull.base) ?? '', ownName(hub)),
    ...links(address, {
      url: '',
      diff_url: '.diff',
      patch_url: '.patch',
      commits_url: '/commits',
      comments_url: '/comments',
      review_comment_url: '/comments{/number}',
      review_comments_url: '/comments',
      statuses_url: '/statuses',
    }),
    _links: Object.fromEntries(
      'comments commits statuses html issue review_comments review_comment self'
        .split(' ')
        .map((name) => [name, { href: `${address}/${name}` }]),
    ),
  };
}

/** What one pull request alone is told with, beyond its line in a list. */
export function wholePullView(hub: Hub, issue: Issue & { readonly pull: Pull }) {
  return {
    ...pullView(hub, issue),
    merged: issue.pull.mergedAs !== null,
    mergeable: true,
    mergeable_state: 'clean',
    maintainer_can_modify: false,
    merged_by: null,
    ...{ additions: 1, changed_files: 1, deletions: 0, comments: 0, review_comments: 0 },
    commits: hub.repository.since(issue.pull.head, issue.pull.base).length,
  };
}

function ownName({ repository }: Hub): string {
  return `${repository.owner}/${repository.name}`;
}

function side(hub: Hub, ref: string, sha: string, from: string | null) {
  const owner = from?.split('/')[0] ?? 'ghost';
  return {
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: userView(owner),
    repo: from === null ? null : repositoryOf(hub, from),
  };
}

function repositoryOf(hub: Hub, name: string) {
  const own = repositoryView(hub.repository);
  return {
    ...own,
    ...(name === ownName(hub) ? {} : { id: 2, full_name: name, fork: true, name: name.split('/')[1] ?? '' }),
    ...links(`https://github.com/${name}`, {
      clone_url: '.git',
      git_url: '.git',
      ssh_url: '.git',
      svn_url: '',
    }),
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    ...{ forks: 0, forks_count: 0, open_issues: 0, open_issues_count: 0, size: 1 },
    ...{ stargazers_count: 0, watchers: 0, watchers_count: 0 },
    ...{ archived: false, disabled: false, has_downloads: true, has_issues: true, has_pages: false },
    ...{ has_projects: true, has_wiki: true },
    default_branch: 'main',
    pushed_at: iso(0),
    created_at: iso(0),
    updated_at: iso(0),
  };
}
