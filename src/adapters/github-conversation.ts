import type { Conversation } from '../ports.ts';
import { openAsking } from './github-asking.ts';
import { within } from './github-body.ts';
import { deadline, type GitHubConnection, PER_PAGE, placeOf } from './github-client.ts';
import { isGone } from './github-errors.ts';
import { openIssues } from './github-issues.ts';
import { allPages } from './github-pages.ts';
import { openPullRequests } from './github-pull-requests.ts';
import { once } from './once.ts';

type Comments = 'self' | 'comments' | 'addComment' | 'editComment' | 'removeComment';

export function openConversation(connection: GitHubConnection): Conversation {
  return { ...openComments(connection), ...openPullRequests(connection), ...openIssues(connection) };
}

function openComments(connection: GitHubConnection): Pick<Conversation, Comments> {
  const place = placeOf(connection);
  const asking = openAsking(connection, 'pull-requests: write');
  // GET /user is refused to the tokens of jobs and applications; GraphQL tells all of them who they are.
  const self = once(() =>
    asking.read('whom the token writes as', async ({ graphql }) => {
      const { viewer } = await graphql<{ viewer: { login: string } }>('query { viewer { login } }', {
        request: deadline(),
      });
      return viewer.login;
    }),
  );
  return {
    self,
    comments: (issue) =>
      asking.read(`comments of #${issue}`, async ({ rest }) =>
        (
          await allPages(async (page) => {
            const asked = { ...place, issue_number: issue, per_page: PER_PAGE, page, request: deadline() };
            return (await rest.issues.listComments(asked)).data;
          })
        ).map(comment),
      ),
    addComment: (issue, body) =>
      asking.write(`a comment on #${issue}`, async ({ rest }) => {
        const asked = { ...place, issue_number: issue, body: within(body), request: deadline() };
        return comment((await rest.issues.createComment(asked)).data);
      }),
    editComment: (id, body) =>
      asking.write(`the edit of comment ${id}`, async ({ rest }) => {
        const asked = { ...place, comment_id: id, body: within(body), request: deadline() };
        return rest.issues.updateComment(asked).then(({ data }) => comment(data), orGone);
      }),
    removeComment: (id) =>
      asking.write(`the removal of comment ${id}`, async ({ rest }) => {
        await rest.issues.deleteComment({ ...place, comment_id: id, request: deadline() }).catch(orGone);
      }),
  };
}

function orGone(error: unknown): 'gone' {
  if (isGone(error)) return 'gone';
  throw error;
}

function comment(data: {
  readonly id: number;
  readonly body?: string;
  readonly html_url: string;
  readonly user: { readonly login: string } | null;
}) {
  return { id: data.id, author: data.user?.login ?? '', body: data.body ?? '', url: data.html_url };
}
