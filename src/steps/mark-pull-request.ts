import { messageOf } from '../model/failure.ts';
import type { CheckVerdict } from '../ports.ts';
import type { Outlook } from './ground.ts';
import { patientConversation } from './patient-world.ts';
import { headOf } from './tell-pull-request.ts';

/** The pull request carries the label, or does not. A run of a commit that is not its newest any more leaves that to a newer one. */
export async function keepLabel(
  { job, journal, world }: Outlook,
  label: string,
  standing: 'on' | 'off',
  until: AbortSignal,
): Promise<void> {
  const { pullRequest } = job;
  if (!world.conversation || !pullRequest) return;
  const conversation = patientConversation(world.conversation, world.clock, until);
  try {
    const { head } = await conversation.pullRequest(pullRequest.number);
    if (head !== headOf(pullRequest)) return;
    if (standing === 'on') await conversation.addLabel(pullRequest.number, label);
    else await conversation.removeLabel(pullRequest.number, label);
  } catch (error) {
    journal.notice(`The label could not be kept. ${messageOf(error)}`);
  }
}

/** A check beside the commit. Nobody asked for it, so that a job without the permission has one line in its log, and no notice. */
export async function addCheck(
  { job, world }: Outlook,
  verdict: Omit<CheckVerdict, 'commit'>,
  until: AbortSignal,
): Promise<void> {
  const commit = headOf(job.pullRequest);
  if (!world.conversation || commit === undefined) return;
  try {
    await patientConversation(world.conversation, world.clock, until).addCheck({ ...verdict, commit });
  } catch (error) {
    world.log.line(`The plan has no check of its own beside the commit. ${messageOf(error)}`);
  }
}
