import type { Conversation, PullRequestSight } from '../ports.ts';
import { openAsking } from './github-asking.ts';
import { deadline, type GitHubConnection, PER_PAGE, placeOf } from './github-client.ts';
import { allPages } from './github-pages.ts';

type PullRequests = 'pullRequest' | 'pullRequestsOf' | 'addCheck';

export function openPullRequests(connection: GitHubConnection): Pick<Conversation, PullRequests> {
  const place = placeOf(connection);
  const asking = openAsking(connection, 'pull-requests: read');
  const checks = openAsking(connection, 'checks: write');
  return {
    pullRequest: (number) =>
      asking.read(`pull request #${number}`, async ({ rest }) => {
        const { data } = await rest.pulls.get({ ...place, pull_number: number, request: deadline() });
        return sight(data);
      }),
    pullRequestsOf: (commit) =>
      asking.read(`pull requests of ${commit}`, async ({ rest }) => {
        const found = await allPages(async (page) => {
          const asked = { ...place, commit_sha: commit, per_page: PER_PAGE, page, request: deadline() };
          return (await rest.repos.listPullRequestsAssociatedWithCommit(asked)).data;
        });
        return found.map(sight);
      }),
    addCheck: ({ commit, name, conclusion, title, summary, url }) =>
      checks.write(`check ${name}`, async ({ rest }) => {
        await rest.checks.create({
          ...place,
          head_sha: commit,
          name,
          conclusion,
          output: { title, summary },
          ...(url === undefined ? {} : { details_url: url }),
          request: deadline(),
        });
      }),
  };
}

/**
 * An open pull request has a merge commit too, a trial one that nobody sees. A fork that is gone has no repository, whatever
 * GitHub's description says.
 */
function sight(data: {
  readonly number: number;
  readonly state: string;
  readonly head: { readonly sha: string; readonly repo: { readonly id: number } | null };
  readonly base: { readonly repo: { readonly id: number } };
  readonly merged_at: string | null;
  readonly merge_commit_sha: string | null;
}): PullRequestSight {
  const merged =
    data.merged_at !== null && data.merge_commit_sha !== null ? data.merge_commit_sha : undefined;
  return {
    number: data.number,
    state: data.state === 'open' ? 'open' : 'closed',
    head: data.head.sha,
    fork: data.head.repo?.id !== data.base.repo.id,
    ...(merged === undefined ? {} : { mergedAs: merged }),
  };
}
