import type { DeploymentEntry } from './deployment-log.ts';
import { deploymentView, statusView } from './deployment-views.ts';
import { short } from './history-routes.ts';
import { type Answered, type Asked, list, notFound, one, Refused, type Route, textWithin } from './route.ts';

const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'];

export const DEPLOYMENT_ROUTES: readonly Route[] = [
  {
    ...{ operation: 'repos.listDeployments', method: 'GET', permission: 'deployments' },
    path: /^\/deployments$/,
    answer: listed,
    told: ({ query }) => [query.get('environment'), short(query.get('sha') ?? '')].join(' ').trim(),
  },
  {
    ...{ operation: 'repos.createDeployment', method: 'POST', permission: 'deployments' },
    path: /^\/deployments$/,
    answer: created,
    told: ({ body }) => `${body['environment']} ${short(String(body['ref']))} ${body['task']}`,
  },
  {
    ...{ operation: 'repos.listDeploymentStatuses', method: 'GET', permission: 'deployments' },
    path: /^\/deployments\/(\d+)\/statuses$/,
    answer: (asked) =>
      list(
        [...entryOf(asked).states.entries()]
          .reverse()
          .map(([at, state]) => statusView(asked.hub, entryOf(asked), state, at)),
      ),
  },
  {
    ...{ operation: 'repos.createDeploymentStatus', method: 'POST', permission: 'deployments' },
    path: /^\/deployments\/(\d+)\/statuses$/,
    answer: told,
    told: ({ found: [id], body }) => `${id} ${body['state']}`,
  },
];

function listed({ hub, query }: Asked): Answered {
  const fits = (entry: DeploymentEntry): boolean =>
    [...query].every(([name, value]) => {
      if (name !== 'sha' && name !== 'environment' && name !== 'task' && name !== 'ref') return true;
      return entry[name] === value;
    });
  const found = hub.deployments.entries.filter(fits).reverse();
  return list(found.map((entry) => deploymentView(hub, entry)));
}

function created({ hub, token, body }: Asked): Answered {
  const ref = String(body['ref']);
  const commit = hub.repository.resolve(ref);
  if (!commit) throw new Refused(422, `No ref found for: ${ref}`);
  // Neither is modelled, and both would surprise: the default branch is merged in, and every check must be green.
  if (body['auto_merge'] !== false) throw new Refused(409, 'Conflict merging main into the ref');
  if (!Array.isArray(body['required_contexts'])) {
    throw new Refused(409, 'Conflict: Commit status checks failed for the ref.');
  }
  const entry = hub.deployments.add({
    sha: commit.sha,
    ref,
    task: String(body['task'] ?? 'deploy'),
    environment: String(body['environment'] ?? 'production'),
    payload: body['payload'] ?? '',
    creator: token.login,
  });
  return one(deploymentView(hub, entry), 201);
}

function told(asked: Asked): Answered {
  const { hub, token, body } = asked;
  const entry = entryOf(asked);
  if (!STATES.includes(String(body['state']))) throw new Refused(422, 'Validation Failed');
  const description = body['description'] ?? '';
  if (description !== '') textWithin(description, 'DeploymentStatus', 'description', 140);
  const state = hub.deployments.say(
    entry,
    {
      state: String(body['state']),
      description: String(description),
      logUrl: String(body['log_url'] ?? body['target_url'] ?? ''),
      environmentUrl: String(body['environment_url'] ?? ''),
      creator: token.login,
    },
    body['auto_inactive'] !== false,
  );
  return one(statusView(hub, entry, state, entry.states.indexOf(state)), 201);
}

function entryOf({ hub, found: [id] }: Asked): DeploymentEntry {
  const entry = hub.deployments.entries.find((one) => one.id === Number(id));
  if (!entry) throw notFound();
  return entry;
}
