import { messageOf } from '../model/failure.ts';
import type { Job, PullRequest } from '../model/job.ts';
import type { CommentWish } from '../model/request.ts';
import { siteKey } from '../model/site.ts';
import { marker, ourComments, type Writer } from '../model/sticky-comment.ts';
import type { Conversation } from '../ports.ts';
import type { Outlook } from './ground.ts';
import { patientConversation } from './patient-world.ts';
import { postSticky } from './sticky-comment.ts';

/** The one comment of an environment on a pull request, as this run may write it. */
export interface Teller {
  /** @returns the comment's address; undefined where nothing was written. That it cannot be is a notice, and fails no plan. */
  tell(text: string, weight: 'news' | 'nothing new'): Promise<string | undefined>;
}

/** Undefined where there is nobody to tell: no pull request, no token, or not wished for. */
export function openTeller(outlook: Outlook, wish: CommentWish, until: AbortSignal): Teller | undefined {
  const { world, job, site } = outlook;
  const writer = writerOf(job);
  if (wish === 'never' || !world.conversation || !job.pullRequest || !writer) return undefined;
  const conversation = patientConversation(world.conversation, world.clock, until);
  const mark = marker('plan', siteKey(site));
  const pullRequest = job.pullRequest.number;
  return {
    async tell(text, weight) {
      try {
        if (
          wish === 'changes' &&
          weight === 'nothing new' &&
          (await isUnsaid(conversation, pullRequest, mark))
        )
          return undefined;
        const posted = await postSticky(conversation, world.clock, { pullRequest, mark, writer, text });
        if (posted.kind !== 'outdated') return posted.url;
        outlook.journal.notice(`The comment on #${pullRequest} is left to a newer run.`);
      } catch (error) {
        const why = messageOf(error);
        outlook.journal.notice(`The pull request could not be told. ${why}`);
      }
      return undefined;
    },
  };
}

async function isUnsaid(conversation: Conversation, pullRequest: number, mark: string): Promise<boolean> {
  const [all, self] = await Promise.all([conversation.comments(pullRequest), conversation.self()]);
  return ourComments(all, self, mark).length === 0;
}

function writerOf({ pullRequest, runId, attempt }: Job): Writer | undefined {
  const commit = headOf(pullRequest);
  return commit === undefined || runId === undefined ? undefined : { commit, run: Number(runId), attempt };
}

/** What is planned is the merge; whose words the comment holds is told by the pull request's own commit. */
export function headOf(pullRequest: PullRequest | undefined): string | undefined {
  return pullRequest?.head?.commit;
}
