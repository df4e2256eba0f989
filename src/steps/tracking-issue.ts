import { Failure } from '../model/failure.ts';
import { type Finding, issueDeed, ourIssues } from '../model/tracking-issue.ts';
import type { Conversation, TrackedIssue } from '../ports.ts';

export interface Tracking {
  readonly mark: string;
  readonly label: string;
  readonly title: string;
  readonly finding: Finding;
}

/** Opens, writes over, closes or opens again the one issue of this mark. @returns it, where there is one. */
export async function trackIssue(
  conversation: Conversation,
  { mark, label, title, finding }: Tracking,
): Promise<TrackedIssue | undefined> {
  const self = await conversation.self();
  const ours = async () => ourIssues(await conversation.issues(label), self, mark);
  const [known, ...others] = await ours();
  await closeAll(conversation, others);
  const deed = issueDeed(known, mark, finding);
  switch (deed.kind) {
    case 'nothing':
      return known;
    case 'edit':
      return conversation.editIssue(deed.number, deed.edit);
    case 'open': {
      const opened = await conversation.openIssue({ title, body: deed.body, label });
      if (!opened.labels.includes(label)) throw unlabelled(opened, label);
      // Two runs at once may both have found none: the first issue stays.
      const [first, ...more] = await ours();
      await closeAll(conversation, more);
      return first ?? opened;
    }
  }
}

async function closeAll(conversation: Conversation, issues: readonly TrackedIssue[]): Promise<void> {
  for (const { number, state } of issues) {
    if (state === 'open') await conversation.editIssue(number, { state: 'closed' });
  }
}

/** It would not be found again, and each run would open one more. */
function unlabelled({ url }: TrackedIssue, label: string): Failure {
  return new Failure(
    `GitHub dropped the label ${label} from ${url}.`,
    `Create the label ${label} in the repository and give it to that issue, then run this again.`,
  );
}
