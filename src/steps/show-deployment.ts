import { saidBy } from '../model/failure.ts';
import { runUrl } from '../model/job.ts';
import { claimed, isToldAlready, type SeenDeployment, type Showing } from '../model/shown-deployment.ts';
import type { Deployments } from '../ports.ts';
import type { Outlook } from './ground.ts';
import { inTime } from './in-time.ts';

/** For all that is said at once: a deploy does not wait for a page that only tells of it. */
const PATIENCE_MS = 3_000;

export interface Shown extends Showing {
  /** Absent when what is live now is no release of ours. */
  readonly commit: string | undefined;
  readonly task: 'deploy' | 'rollback';
}

type Telling = Pick<Outlook, 'world' | 'site' | 'job'>;

/** Shows on GitHub how a deployment stands. @returns why that could not be done, as a sentence. */
export async function showDeployment(telling: Telling, shown: Shown): Promise<string | undefined> {
  const { deployments, clock } = telling.world;
  if (!deployments) return undefined;
  try {
    await inTime(clock, PATIENCE_MS, (signal) => show(telling, deployments, shown, signal));
    return undefined;
  } catch (error) {
    return `GitHub does not show this deployment. ${saidBy(error)}`;
  }
}

async function show(
  { site, job }: Telling,
  deployments: Deployments,
  shown: Shown,
  signal: AbortSignal,
): Promise<void> {
  const { environment, hostname } = site;
  const { commit, task, state, description, claims } = shown;
  const ids: number[] = [];
  if (commit !== undefined) {
    const runPage = runUrl({ ...job, attempt: 1 });
    const listed = await deployments.list({ environment, commit }, signal);
    const found = await withStatuses(deployments, listed, signal);
    const claim = claimed(found, runPage, claims);
    if (claim ? isToldAlready(claim, shown, runPage) : claims !== 'new') return;
    const id = claim?.id ?? (await deployments.create({ environment, commit, task, run: runPage }, signal));
    const logUrl = runUrl(job);
    const status = { state, description, url: `https://${hostname}` };
    await deployments.addStatus(id, logUrl === undefined ? status : { ...status, logUrl }, signal);
    ids.push(id);
  }
  if (state === 'success') await retire(deployments, environment, ids[0] ?? Infinity, signal);
}

/** GitHub itself does this in environments that are not for production alone. */
async function retire(
  deployments: Deployments,
  environment: string,
  before: number,
  signal: AbortSignal,
): Promise<void> {
  const older = (await deployments.list({ environment }, signal)).filter(({ id }) => id < before);
  const active = (await withStatuses(deployments, older, signal)).filter(
    ({ statuses }) => statuses[0]?.state === 'success',
  );
  const inactive = { state: 'inactive', description: 'no longer live' } as const;
  await Promise.all(active.map(({ id }) => deployments.addStatus(id, inactive, signal)));
}

async function withStatuses(
  deployments: Deployments,
  found: Awaited<ReturnType<Deployments['list']>>,
  signal: AbortSignal,
): Promise<readonly SeenDeployment[]> {
  return Promise.all(
    found.map(async (one) => ({ ...one, statuses: await deployments.statuses(one.id, signal) })),
  );
}
