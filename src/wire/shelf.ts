import { type ArtifactOptions, openArtifacts } from '../adapters/artifacts.ts';
import { scopeOf } from '../adapters/results-scope.ts';
import type { Sender } from '../adapters/sent-again.ts';
import type { Environment } from '../inputs.ts';
import type { Job } from '../model/job.ts';
import type { World } from '../ports.ts';
import type { Channel } from './channel.ts';

/** GitHub, with data residency too; a server of one's own knows older artifacts only. */
const HOSTED = /^https?:\/\/(github\.com|[\w.-]+\.ghe\.com|[\w.-]+\.localhost)(:\d+)?$/i;

/** Where a run keeps files for people. */
export function openShelf(
  job: Job,
  environment: Environment,
  sender: Sender,
  { mask }: Channel,
): Pick<World, 'artifacts'> {
  return { artifacts: openArtifacts({ temp: job.temp, shelf: shelfOf(job, environment, sender), mask }) };
}

function shelfOf(
  { serverUrl, repository, runId }: Job,
  environment: Environment,
  sender: Sender,
): ArtifactOptions['shelf'] {
  const [url, token] = [environment['ACTIONS_RESULTS_URL'], environment['ACTIONS_RUNTIME_TOKEN']];
  if (!url || !token || repository === undefined || runId === undefined)
    return { kind: 'none', why: 'The runner names no service for artifacts.' };
  if (!HOSTED.test(serverUrl))
    return { kind: 'none', why: `${serverUrl} takes no artifacts of this kind: it is not GitHub's own.` };
  const scope = scopeOf(token);
  if (scope === undefined)
    return { kind: 'none', why: "The runner's token does not name its run to the service for artifacts." };
  return {
    kind: 'open',
    results: { ...sender, url, token, scope },
    runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
  };
}
