import { runUrl } from '../model/job.ts';
import type { Picture } from '../model/picture.ts';
import type { PlanRequest } from '../model/request.ts';
import { siteKey } from '../model/site.ts';
import { rendered } from '../report/plan/render.ts';
import { checkTitle, firstSentence, type PictureStanding, standingOf } from '../report/plan/title.ts';
import type { Outlook } from '../steps/ground.ts';
import { addCheck, keepLabel } from '../steps/mark-pull-request.ts';
import { openTeller } from '../steps/tell-pull-request.ts';

export interface PlanTeller {
  /** What of a plan is read: its page in any case. */
  readonly readers: 'comment and page' | 'page';
  /** @returns the comment's address, where there is one */
  readonly tell: (shown: Picture) => Promise<string | undefined>;
}

/** Tells the pull request, if there is one to tell: in its comment, and once the plan has ended by label and check. */
export function tellerOf(outlook: Outlook, request: PlanRequest, cancel: AbortSignal): PlanTeller {
  const teller = request.dryRun ? undefined : openTeller(outlook, request.comment, cancel);
  const tell: PlanTeller['tell'] = async (shown) => {
    const standing = standingOf(shown);
    if (!request.dryRun && standing !== 'planning') await mark(outlook, request, shown, standing, cancel);
    if (!teller || (standing === 'planning' && request.comment === 'changes')) return undefined;
    const text = rendered(shown, outlook.world.hide).comment;
    return teller.tell(text, standing === 'no changes' ? 'nothing new' : 'news');
  };
  return { readers: teller ? 'comment and page' : 'page', tell };
}

async function mark(
  outlook: Outlook,
  { label }: PlanRequest,
  shown: Picture,
  standing: PictureStanding,
  until: AbortSignal,
): Promise<void> {
  const { job, site, world } = outlook;
  // What a plan that failed would have changed is not known.
  if (label !== undefined && standing !== 'failed')
    await keepLabel(outlook, label, standing === 'no changes' ? 'off' : 'on', until);
  const url = runUrl(job);
  const check = {
    name: `Flipgate plan: ${siteKey(site)}`,
    conclusion: conclusionOf(shown, standing),
    title: world.hide(checkTitle(shown)),
    summary: world.hide(`${firstSentence(shown)}.`),
    ...(url === undefined ? {} : { url }),
  } as const;
  await addCheck(outlook, check, until);
}

/** Neutral is what was planned with placeholders. */
function conclusionOf(shown: Picture, standing: PictureStanding): 'success' | 'neutral' | 'failure' {
  if (standing === 'failed' || standing === 'blocked') return 'failure';
  const isProvisional =
    shown.state === 'planned' && shown.stacks.some(({ basis }) => basis.kind === 'provisional');
  return isProvisional ? 'neutral' : 'success';
}
