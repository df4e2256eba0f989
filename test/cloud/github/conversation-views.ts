import type { Issue, IssueComment } from './conversations.ts';
import type { Hub } from './hub.ts';
import { api, iso, links, userView } from './views.ts';

export function commentView(hub: Hub, comment: IssueComment) {
  const url = `${api(hub.repository)}/issues/comments/${comment.id}`;
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url,
    html_url: `${page(hub)}/issues/${comment.issue}#issuecomment-${comment.id}`,
    body: comment.body,
    user: userView(comment.author),
    created_at: iso(hub.conversations.clock.now()),
    updated_at: iso(hub.conversations.clock.now()),
    issue_url: `${api(hub.repository)}/issues/${comment.issue}`,
    author_association: 'NONE',
    performed_via_github_app: null,
  };
}

export function issueView(hub: Hub, issue: Issue) {
  const now = iso(hub.conversations.clock.now());
  const address = `${api(hub.repository)}/issues/${issue.number}`;
  return {
    id: issue.number,
    node_id: `I_${issue.number}`,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: issue.stateReason,
    user: userView(issue.author),
    labels: [...issue.labels].map((name) => labelView(hub, name)),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    comments: hub.conversations.commentsOf(issue.number).length,
    closed_at: issue.state === 'closed' ? now : null,
    created_at: now,
    updated_at: now,
    author_association: 'NONE',
    repository_url: api(hub.repository),
    ...links(address, {
      url: '',
      labels_url: '/labels{/name}',
      comments_url: '/comments',
      events_url: '/events',
    }),
    html_url: `${page(hub)}/issues/${issue.number}`,
    ...(issue.pull ? { pull_request: { url: address, html_url: '', diff_url: '', patch_url: '' } } : {}),
  };
}

export function labelView(hub: Hub, name: string) {
  return {
    id: name.length,
    node_id: `LA_${name}`,
    url: `${api(hub.repository)}/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    color: 'ededed',
    default: false,
  };
}

export function page({ repository }: Hub): string {
  return `https://github.com/${repository.owner}/${repository.name}`;
}
