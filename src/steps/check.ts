import type { Color } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import type { DeployRequest, ImageSource } from '../model/request.ts';
import type { Standing } from '../model/standing.ts';
import type { StackPlan } from '../ports.ts';
import { fitForDeploy } from './checkup/before-a-deploy.ts';
import { gate } from './gate.ts';
import type { Ground } from './ground.ts';
import { newerPush } from './newer-push.ts';
import { parity } from './parity.ts';
import { sharedVariables } from './stack-variables.ts';
import { tellPlan } from './tell-plan.ts';

export type CheckAnswer =
  | { readonly kind: 'superseded'; readonly by: string }
  | { readonly kind: 'go'; readonly shared: StackPlan };

/**
 * Everything that can be known before the first write: whether this commit is still wanted, the account,
 * what the doctor finds at no cost, the plan of shared and its gate, and whether the plan is the one that the pull request has told.
 */
export async function check(
  ground: Ground,
  standing: Standing,
  request: DeployRequest,
): Promise<CheckAnswer> {
  const newer = await supersededBy(ground, standing);
  if (newer !== undefined) {
    ground.journal.notice(`Superseded by ${newer}: nothing is deployed.`);
    ground.journal.done(`superseded by ${newer}`);
    return { kind: 'superseded', by: newer };
  }
  const account = await checkAccount(ground, request.source);
  const shared = await planExamined(ground, standing, request);
  const image = request.source.kind === 'given' ? { image: request.source.image } : {};
  tellPlan(ground, ground.book.current, { release: request.release, ...image }, standing, shared);
  gate(shared, request.allowDestroy, standing.live);
  const told = await parity(ground, standing, request, shared);
  const writing = shared.changes.filter((change) => change.action !== 'read').length;
  ground.journal.done(
    `nothing newer than ${request.release.slice(0, 12)} is known; account ${account}; shared: ${writing === 0 ? 'no changes' : `${writing} changes`}; parity: ${told}`,
  );
  return { kind: 'go', shared };
}

/** What the doctor finds is the better reason where both fail: a plan that it explains says it in the engine's words. */
async function planExamined(ground: Ground, { idle }: Standing, request: DeployRequest): Promise<StackPlan> {
  const { engine } = ground.world;
  const [planned, examined] = await Promise.allSettled([
    ready(ground, idle).then(() =>
      engine.plan({ kind: 'shared' }, sharedVariables(request), ground.lease.signal),
    ),
    fitForDeploy(ground, idle, request),
  ]);
  if (examined.status === 'rejected') throw examined.reason;
  if (planned.status === 'rejected') throw planned.reason;
  return planned.value;
}

/** That the colour can be applied to is known before anything is. */
async function ready({ world, lease }: Ground, color: Color): Promise<void> {
  await world.engine.ready({ kind: 'color', color }, lease.signal);
}

/** A push gives way to a newer one, and to a release that is live and newer; a dispatch is what a person wants now. */
async function supersededBy({ world, job }: Ground, standing: Standing): Promise<string | undefined> {
  if (job.event !== 'push' || job.sha === undefined) return undefined;
  const newer = await newerPush(world.github, job);
  if (newer !== undefined) return newer;
  const live = standing.liveRelease;
  if (live === undefined || live === job.sha) return undefined;
  const comparison = await world.github.compare(live, job.sha);
  if (comparison !== 'unknown' && comparison.status === 'behind')
    return `${live.slice(0, 12)}, which is live`;
  return undefined;
}

/** An ECR host names its account; the ledger names the one that the environment was built in. */
async function checkAccount({ world, book }: Ground, source: ImageSource): Promise<string> {
  const account = await world.identity.account();
  const known = book.current.releases.at(-1)?.shared.account_id;
  const ofImage = source.kind === 'given' ? /^(\d{12})\.dkr\.ecr\./.exec(source.image)?.[1] : undefined;
  for (const [what, other] of [
    ['this environment lives in', known],
    ['`image` lies in', ofImage],
  ]) {
    if (other !== undefined && other !== account) {
      throw new Failure(
        `The credentials belong to AWS account ${account}, but ${what} ${other}.`,
        'Correct `aws-role` (or the ambient credentials), or `image`.',
      );
    }
  }
  return account;
}
