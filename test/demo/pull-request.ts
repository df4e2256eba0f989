import type { Issue, Pull } from '../cloud/github/conversations.ts';
import type { Hub } from '../cloud/github/hub.ts';
import { wholePullView } from '../cloud/github/pull-view.ts';
import { push } from './history.ts';

/** As a workflow is told of it; as much of it as anybody reads. */
export interface PullRequestEvent {
  readonly number: number;
  readonly pull_request: { readonly number: number; readonly head: Side; readonly base: Side };
}

interface Side {
  readonly ref: string;
  readonly sha: string;
  readonly repo: { readonly id: number } | null;
}

/** A pull request as it was opened, and the commit that its runs are for. */
export interface Proposed {
  readonly event: PullRequestEvent;
  readonly commit: string;
}

/** Pushes a commit to a branch of its own, and proposes it. */
export function propose(hub: Hub, head: string, branch: string, title: string): Proposed {
  hub.repository.branch(branch);
  push(hub.repository, head, title, branch);
  return openFrom(hub, branch, title);
}

/** Proposes what a branch has. */
export function openFrom(hub: Hub, branch: string, title: string): Proposed {
  const { conversations } = hub;
  const issue = conversations.openPull(branch);
  issue.title = title;
  if (!isPull(issue)) throw new Error(`#${issue.number} is no pull request`);
  const commit = conversations.tryMerge(issue.number);
  return { event: { number: issue.number, pull_request: wholePullView(hub, issue) }, commit };
}

function isPull(issue: Issue): issue is Issue & { readonly pull: Pull } {
  return issue.pull !== undefined;
}

/** The comments on it as GitHub has them, in Markdown. */
export function commentsOn({ conversations }: Hub, number: number): readonly string[] {
  return conversations.commentsOf(number).map(({ body }) => body);
}

/** What a reader sees of a comment's first heading. */
export function headlineOf(comment: string): string {
  const line = comment.split('\n').find((one) => one.startsWith('#')) ?? '';
  return line
    .replace(/^#+ /, '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}
