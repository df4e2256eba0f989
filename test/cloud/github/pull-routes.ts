import type { CheckRun } from './checks.ts';
import type { Issue, Pull } from './conversations.ts';
import { short } from './history-routes.ts';
import type { Hub } from './hub.ts';
import { pullView, wholePullView } from './pull-view.ts';
import { type Answered, type Asked, list, notFound, one, Refused, type Route, textWithin } from './route.ts';
import { api } from './views.ts';

/** Pull requests, the checks beside their commits, and who a token writes as. */
export const PULL_ROUTES: readonly Route[] = [
  {
    ...{ operation: 'pulls.get', method: 'GET', permission: 'pull-requests' },
    path: /^\/pulls\/(\d+)$/,
    answer: ({ hub, found: [number] }) => {
      const issue = hub.conversations.issues.get(Number(number));
      if (!isPull(issue)) throw notFound();
      return one(wholePullView(hub, issue));
    },
  },
  {
    ...{
      operation: 'repos.listPullRequestsAssociatedWithCommit',
      method: 'GET',
      permission: 'pull-requests',
    },
    path: /^\/commits\/([0-9a-f]+)\/pulls$/,
    answer: ({ hub, found: [sha = ''] }) => list(pullsOf(hub, sha).map((issue) => pullView(hub, issue))),
  },
  {
    ...{ operation: 'checks.create', method: 'POST', permission: 'checks' },
    path: /^\/check-runs$/,
    answer: checked,
    told: ({ body }) =>
      `${body['name']} ${short(String(body['head_sha']))} ${body['conclusion'] ?? ''}`.trim(),
  },
];

function isPull(issue: Issue | undefined): issue is Issue & { readonly pull: Pull } {
  return issue?.pull !== undefined;
}

/** Those that brought it into the default branch; where none did, those that would. */
function pullsOf(
  { conversations, repository }: Hub,
  sha: string,
): readonly (Issue & { readonly pull: Pull })[] {
  const pulls = [...conversations.issues.values()].filter(isPull);
  const landed = pulls.filter(({ pull }) => pull.landed.includes(sha));
  if (landed.length > 0) return landed;
  return pulls.filter(({ pull }) => repository.since(pull.head, pull.base).some((one) => one.sha === sha));
}

function checked({ hub, body }: Asked): Answered {
  const { output } = body as { output?: { title?: string; summary?: string } };
  const headSha = String(body['head_sha']);
  if (!hub.repository.commits.has(headSha)) throw new Refused(422, `No commit found for SHA: ${headSha}`);
  if (output) textWithin(output.summary, 'CheckRun', 'summary', 65_535);
  const run = hub.checks.add({
    name: String(body['name']),
    headSha,
    status: body['conclusion'] === undefined ? String(body['status'] ?? 'queued') : 'completed',
    conclusion: body['conclusion'] === undefined ? null : String(body['conclusion']),
    detailsUrl: body['details_url'] === undefined ? null : String(body['details_url']),
    title: output?.title ?? null,
    summary: output?.summary ?? null,
  });
  return one(checkView(hub, run), 201);
}

function checkView({ repository }: Hub, run: CheckRun) {
  const url = `${api(repository)}/check-runs/${run.id}`;
  return {
    id: run.id,
    node_id: `CR_${run.id}`,
    name: run.name,
    head_sha: run.headSha,
    url,
    html_url: url,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: null,
    completed_at: null,
    external_id: null,
    check_suite: { id: 1 },
    output: {
      title: run.title,
      summary: run.summary,
      text: null,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    app: null,
    pull_requests: [],
  };
}
