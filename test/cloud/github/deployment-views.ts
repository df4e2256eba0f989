import type { DeploymentEntry, DeploymentState } from './deployment-log.ts';
import type { Hub } from './hub.ts';
import { api, iso, userView } from './views.ts';

export function deploymentView({ repository }: Hub, entry: DeploymentEntry) {
  const url = `${api(repository)}/deployments/${entry.id}`;
  return {
    url,
    id: entry.id,
    node_id: `DE_${entry.id}`,
    sha: entry.sha,
    ref: entry.ref,
    task: entry.task,
    payload: entry.payload,
    original_environment: entry.environment,
    environment: entry.environment,
    description: null,
    creator: userView(entry.creator),
    created_at: iso(entry.at),
    updated_at: iso(entry.at),
    statuses_url: `${url}/statuses`,
    repository_url: api(repository),
    transient_environment: false,
    production_environment: entry.production,
  };
}

export function statusView(
  { repository }: Hub,
  entry: DeploymentEntry,
  state: DeploymentState,
  number: number,
) {
  const deployment = `${api(repository)}/deployments/${entry.id}`;
  const id = entry.id * 100 + number;
  return {
    url: `${deployment}/statuses/${id}`,
    id,
    node_id: `DES_${id}`,
    state: state.state,
    creator: userView(state.creator),
    description: state.description,
    environment: entry.environment,
    target_url: state.logUrl,
    log_url: state.logUrl,
    environment_url: state.environmentUrl,
    created_at: iso(state.at),
    updated_at: iso(state.at),
    deployment_url: deployment,
    repository_url: api(repository),
  };
}
