import type { Conversation, TrackedIssue } from '../ports.ts';
import { openAsking } from './github-asking.ts';
import { within } from './github-body.ts';
import { deadline, type GitHubConnection, PER_PAGE, placeOf } from './github-client.ts';
import { isGone } from './github-errors.ts';
import { allPages } from './github-pages.ts';

type Issues = 'issues' | 'openIssue' | 'editIssue' | 'addLabel' | 'removeLabel';

export function openIssues(connection: GitHubConnection): Pick<Conversation, Issues> {
  const place = placeOf(connection);
  const asking = openAsking(connection, 'issues: write');
  // Of a pull request; a label that the repository does not have yet needs more.
  const labelling = openAsking(connection, 'pull-requests: write');
  return {
    issues: (label) =>
      asking.read(`issues labelled ${label}`, async ({ rest }) => {
        const found = await allPages(async (page) => {
          const which = { labels: label, state: 'all', per_page: PER_PAGE, page } as const;
          return (await rest.issues.listForRepo({ ...place, ...which, request: deadline() })).data;
        });
        // GitHub lists pull requests among them.
        return found.filter((one) => one.pull_request === undefined).map(issue);
      }),
    openIssue: ({ title, body, label }) =>
      asking.write('a new issue', async ({ rest }) => {
        const asked = { ...place, title, body: within(body), labels: [label], request: deadline() };
        return issue((await rest.issues.create(asked)).data);
      }),
    editIssue: (number, { title, body, state }) =>
      asking.write(`the edit of issue #${number}`, async ({ rest }) => {
        const { data } = await rest.issues.update({
          ...place,
          issue_number: number,
          ...(title === undefined ? {} : { title }),
          ...(body === undefined ? {} : { body: within(body) }),
          ...(state === undefined ? {} : { state }),
          request: deadline(),
        });
        return issue(data);
      }),
    addLabel: (number, label) =>
      labelling.write(`label ${label} on #${number}`, async ({ rest }) => {
        await rest.issues.addLabels({ ...place, issue_number: number, labels: [label], request: deadline() });
      }),
    removeLabel: (number, label) =>
      labelling.write(`label ${label} off #${number}`, async ({ rest }) => {
        const asked = { ...place, issue_number: number, name: label, request: deadline() };
        await rest.issues.removeLabel(asked).catch((error: unknown) => {
          if (!isGone(error)) throw error;
        });
      }),
  };
}

function issue(data: {
  readonly number: number;
  readonly title: string;
  readonly body?: string | null | undefined;
  readonly state: string;
  readonly html_url: string;
  readonly user: { readonly login: string } | null;
  readonly labels: readonly (string | { readonly name?: string | undefined })[];
}): TrackedIssue {
  return {
    number: data.number,
    author: data.user?.login ?? '',
    title: data.title,
    body: data.body ?? '',
    state: data.state === 'open' ? 'open' : 'closed',
    labels: data.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    url: data.html_url,
  };
}
