import { messageOf } from '../model/failure.ts';
import type { PlannedPicture } from '../model/picture.ts';
import { siteKey } from '../model/site.ts';
import type { KeptText } from '../ports.ts';
import { rendered } from '../report/plan/render.ts';
import type { Outlook } from '../steps/ground.ts';

/**
 * The same picture with the address of its complete text, where what is read has no room for all of it. The upload comes first, since
 * comment and page link to it; that it is refused is a notice, and fails no plan.
 */
export async function keepWhole(
  { world, site, journal }: Outlook,
  shown: PlannedPicture,
  reader: 'comment and page' | 'page',
): Promise<PlannedPicture> {
  const { cut, whole } = rendered(shown, world.hide);
  if (!cut.page && !(cut.comment && reader === 'comment and page')) return shown;
  const kept = await keep(() => world.artifacts.keep(`plan-${siteKey(site)}.txt`, whole));
  switch (kept.kind) {
    case 'artifact':
      journal.notice(`The whole plan is in ${kept.name}: ${kept.url}`);
      return { ...shown, completeIn: kept };
    case 'file':
      journal.notice(
        `There is no artifact with the whole plan. ${kept.why.replace(/\.?$/, '.')} It is in ${kept.path} until the job ends: a later step can keep it.`,
      );
      return { ...shown, completeIn: { kind: 'file', path: kept.path } };
    case 'nowhere':
      journal.notice(`The whole plan is kept nowhere: ${kept.why}`);
      return shown;
  }
}

/** A full disk is no reason for a plan to fail. */
async function keep(
  store: () => Promise<KeptText>,
): Promise<KeptText | { readonly kind: 'nowhere'; readonly why: string }> {
  try {
    return await store();
  } catch (error) {
    return { kind: 'nowhere', why: messageOf(error) };
  }
}
