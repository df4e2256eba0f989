import type { Outcome } from '../model/outcome.ts';
import type { DeployRequest, RollbackRequest, SiteRequest } from '../model/request.ts';
import { showingOf } from '../model/shown-deployment.ts';
import type { Outlook } from '../steps/ground.ts';
import { showDeployment } from '../steps/show-deployment.ts';
import type { Invocation } from './conduct.ts';

/** Shows on GitHub that a deploy has begun. That it cannot is worth a notice and nothing more. */
export async function showBegun(outlook: Outlook, { release }: DeployRequest): Promise<void> {
  const unshown = await showDeployment(outlook, {
    ...{ state: 'in_progress', description: 'being deployed', claims: 'new' },
    ...{ commit: release, task: 'deploy' },
  });
  if (unshown !== undefined) outlook.journal.notice(unshown);
}

/** The outcome, shown on GitHub when all else is done and the lock is given back. */
export async function shown(
  { world, request, job }: Invocation<SiteRequest>,
  conducted: Promise<Outcome>,
): Promise<Outcome> {
  const outcome = await conducted;
  const showing = request.dryRun ? undefined : showingOf(outcome);
  if (!showing || !isShown(request)) return outcome;
  const task = request.command;
  const telling = { world, site: request.site, job };
  const unshown = await showDeployment(telling, { ...showing, commit: outcome.release, task });
  if (unshown === undefined || outcome.notices.includes(unshown)) return outcome;
  world.log.notice(unshown);
  return { ...outcome, notices: [...outcome.notices, unshown] };
}

function isShown(request: SiteRequest): request is DeployRequest | RollbackRequest {
  return request.command === 'deploy' || request.command === 'rollback';
}
