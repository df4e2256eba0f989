import { commentView, issueView, labelView } from './conversation-views.ts';
import type { Issue, IssueComment } from './conversations.ts';
import { type Asked, list, notFound, one, Refused, type Route, textWithin } from './route.ts';

export const CONVERSATION_ROUTES: readonly Route[] = [
  {
    ...{ operation: 'issues.listComments', method: 'GET', permission: 'issues' },
    path: /^\/issues\/(\d+)\/comments$/,
    answer: (asked) =>
      list(asked.hub.conversations.commentsOf(issueOf(asked).number).map((it) => commentView(asked.hub, it))),
  },
  {
    ...{ operation: 'issues.createComment', method: 'POST', permission: 'issues' },
    path: /^\/issues\/(\d+)\/comments$/,
    answer: (asked) => {
      const { hub, token, body } = asked;
      const text = textWithin(body['body'], 'IssueComment');
      return one(commentView(hub, hub.conversations.comment(issueOf(asked).number, token.login, text)), 201);
    },
  },
  {
    ...{ operation: 'issues.updateComment', method: 'PATCH', permission: 'issues' },
    path: /^\/issues\/comments\/(\d+)$/,
    answer: (asked) => {
      const comment = commentOf(asked);
      comment.body = textWithin(asked.body['body'], 'IssueComment');
      return one(commentView(asked.hub, comment));
    },
  },
  {
    ...{ operation: 'issues.deleteComment', method: 'DELETE', permission: 'issues' },
    path: /^\/issues\/comments\/(\d+)$/,
    answer: (asked) => {
      asked.hub.conversations.comments.delete(commentOf(asked).id);
      return { kind: 'nothing' };
    },
  },
  {
    ...{ operation: 'issues.listForRepo', method: 'GET', permission: 'issues' },
    path: /^\/issues$/,
    answer: ({ hub, query }) => {
      const found = [...hub.conversations.issues.values()].filter((issue) => wanted(issue, query));
      return list(found.reverse().map((issue) => issueView(hub, issue)));
    },
  },
  {
    ...{ operation: 'issues.create', method: 'POST', permission: 'issues' },
    path: /^\/issues$/,
    answer: ({ hub, token, body }) => {
      const text = textWithin(body['body'], 'Issue');
      const title = textWithin(body['title'], 'Issue', 'title', 256);
      const issue = { author: token.login, title, body: text };
      return one(issueView(hub, hub.conversations.open(issue, labelsOf(body))), 201);
    },
    told: ({ body }) => String(body['title']),
  },
  {
    ...{ operation: 'issues.update', method: 'PATCH', permission: 'issues' },
    path: /^\/issues\/(\d+)$/,
    answer: (asked) => one(issueView(asked.hub, updated(issueOf(asked), asked.body))),
    told: ({ found: [number], body }) => [number, body['state'] ?? ''].join(' ').trim(),
  },
  {
    ...{ operation: 'issues.addLabels', method: 'POST', permission: 'issues' },
    path: /^\/issues\/(\d+)\/labels$/,
    answer: (asked) => {
      const issue = issueOf(asked);
      for (const name of labelsOf(asked.body)) issue.labels.add(name);
      return list([...issue.labels].map((name) => labelView(asked.hub, name)));
    },
  },
  {
    ...{ operation: 'issues.removeLabel', method: 'DELETE', permission: 'issues' },
    path: /^\/issues\/(\d+)\/labels\/(.+)$/,
    answer: (asked) => {
      const { labels } = issueOf(asked);
      if (!labels.delete(asked.found[1] ?? '')) throw new Refused(404, 'Label does not exist');
      return list([...labels].map((name) => labelView(asked.hub, name)));
    },
  },
];

function issueOf({ hub, found: [number] }: Asked): Issue {
  const issue = hub.conversations.issues.get(Number(number));
  if (!issue) throw notFound();
  return issue;
}

function commentOf({ hub, found: [id] }: Asked): IssueComment {
  const comment = hub.conversations.comments.get(Number(id));
  if (!comment) throw notFound();
  return comment;
}

function labelsOf({ labels }: Asked['body']): readonly string[] {
  return Array.isArray(labels) ? labels.map(String) : [];
}

/** Open ones only, unless others are asked for. */
function wanted(issue: Issue, query: URLSearchParams): boolean {
  const state = query.get('state') ?? 'open';
  const labels = query.get('labels')?.split(',') ?? [];
  const creator = query.get('creator');
  return (
    (state === 'all' || issue.state === state) &&
    labels.every((name) => issue.labels.has(name)) &&
    (creator === null || creator === issue.author)
  );
}

function updated(issue: Issue, body: Asked['body']): Issue {
  if (body['title'] !== undefined) issue.title = textWithin(body['title'], 'Issue', 'title', 256);
  if (body['body'] !== undefined) issue.body = textWithin(body['body'], 'Issue');
  const { state } = body;
  if (state !== 'open' && state !== 'closed') return issue;
  issue.stateReason = state === 'closed' ? String(body['state_reason'] ?? 'completed') : 'reopened';
  issue.state = state;
  return issue;
}
