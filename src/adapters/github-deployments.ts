import type { SeenDeployment } from '../model/shown-deployment.ts';
import type { Deployments } from '../ports.ts';
import { openAsking } from './github-asking.ts';
import { deadline, type GitHubConnection, placeOf } from './github-client.ts';

/** One page each: who looks wants the newest. */
const NEWEST = 10;
/** GitHub refuses a longer one. */
const LONGEST_DESCRIPTION = 140;
/** In a deployment's payload: the page of the run that made it. */
const MARK = 'flipgate_run';

export function openDeployments(connection: GitHubConnection): Deployments {
  const place = placeOf(connection);
  const asking = openAsking(connection, 'deployments: write');
  return {
    list: ({ environment, commit }, signal) =>
      asking.read(`deployments to ${environment}`, async ({ rest }) => {
        const { data } = await rest.repos.listDeployments({
          ...place,
          environment,
          ...(commit === undefined ? {} : { sha: commit }),
          per_page: NEWEST,
          request: deadline(signal),
        });
        return data.map(({ id, payload }) => seen(id, payload));
      }),
    statuses: (id, signal) =>
      asking.read(`statuses of deployment ${id}`, async ({ rest }) => {
        const { data } = await rest.repos.listDeploymentStatuses({
          ...place,
          deployment_id: id,
          per_page: NEWEST,
          request: deadline(signal),
        });
        return data.map(({ state, log_url, target_url }) => ({ state, logUrl: log_url || target_url }));
      }),
    create: ({ environment, commit, task, run }, signal) =>
      asking.write(`a deployment to ${environment}`, async ({ rest }) => {
        const { data } = await rest.repos.createDeployment({
          ...place,
          ref: commit,
          task,
          environment,
          // Left out, GitHub merges the default branch into the commit, and demands its checks to be green.
          auto_merge: false,
          required_contexts: [],
          payload: run === undefined ? {} : { [MARK]: run },
          request: deadline(signal),
        });
        // 202 has a message in place of a deployment; only a merge answers so.
        if ('id' in data) return data.id;
        throw new Error(`GitHub made no deployment: ${data.message}`);
      }),
    addStatus: (id, { state, description, logUrl, url }, signal) =>
      asking.write(`the status of deployment ${id}`, async ({ rest }) => {
        await rest.repos.createDeploymentStatus({
          ...place,
          deployment_id: id,
          state,
          description: description.slice(0, LONGEST_DESCRIPTION),
          ...(logUrl === undefined ? {} : { log_url: logUrl }),
          ...(url === undefined ? {} : { environment_url: url }),
          request: deadline(signal),
        });
      }),
  };
}

function seen(id: number, payload: unknown): Pick<SeenDeployment, 'id' | 'run'> {
  const run =
    typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>)[MARK] : undefined;
  return typeof run === 'string' ? { id, run } : { id };
}
