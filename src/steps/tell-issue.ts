import { messageOf } from '../model/failure.ts';
import { siteKey } from '../model/site.ts';
import { marker } from '../model/sticky-comment.ts';
import type { Finding } from '../model/tracking-issue.ts';
import type { Outlook } from './ground.ts';
import { patientConversation } from './patient-world.ts';
import { trackIssue } from './tracking-issue.ts';

/**
 * The one issue of an environment's drift: opened, written over, closed. That it cannot be is a notice, and fails nothing.
 * @returns its address, where it is open.
 */
export async function tellIssue(
  { journal, site, world }: Outlook,
  label: string,
  finding: Finding,
  until: AbortSignal,
): Promise<string | undefined> {
  if (!world.conversation) {
    journal.skipped('no token or no repository to tell');
    return undefined;
  }
  const conversation = patientConversation(world.conversation, world.clock, until);
  const key = siteKey(site);
  try {
    const tracking = { mark: marker('drift', key), label, title: `Drift in ${key}`, finding };
    const issue = await trackIssue(conversation, tracking);
    const isOpen = issue?.state === 'open';
    journal.done(isOpen ? issue.url : 'no issue is open');
    return isOpen ? issue.url : undefined;
  } catch (error) {
    const why = messageOf(error);
    journal.notice(`The issue could not be kept. ${why}`);
    return undefined;
  }
}
