import { saidBy } from '../model/failure.ts';
import type { Announcement } from '../model/parity.ts';
import { readParityMark } from '../model/parity-mark.ts';
import { siteKey } from '../model/site.ts';
import { marker, ourComments } from '../model/sticky-comment.ts';
import type { Conversation, PullRequestSight } from '../ports.ts';
import type { Ground } from './ground.ts';
import { inTime } from './in-time.ts';
import { patientConversation } from './patient-world.ts';

/** What plans have announced, or why that cannot be known. */
export type Announced =
  | { readonly kind: 'found'; readonly announcements: readonly Announcement[] }
  | { readonly kind: 'none'; readonly why: string };

/** A deploy waits no longer for words: without them it goes on, and says so. */
const PATIENCE_MS = 60_000;
/** Commits whose pull requests are looked for, the newest first, so many at once. */
const MOST_COMMITS = 100;
const AT_ONCE = 10;

/** On the pull request that brought the commit, by whichever of GitHub's three ways. */
export async function announcedFor(ground: Ground, release: string): Promise<Announced> {
  if (ground.job.event === 'workflow_dispatch') return none('this run was dispatched by hand');
  return asked(ground, async (conversation) => {
    const merged = (await conversation.pullRequestsOf(release)).filter(isMerged);
    const brought = merged.filter(({ mergedAs }) => mergedAs === release);
    const own = brought.length > 0 ? brought : merged;
    if (own.length === 0) return none(`no pull request brought ${release.slice(0, 12)}`);
    const announcements = await read(ground, conversation, own);
    return announcements.length > 0
      ? { kind: 'found', announcements }
      : none(await whySilent(conversation, own));
  });
}

/**
 * On pull requests that were merged after what is live and that this release brings along.
 *
 * @param suffice  whether no more need be looked for
 */
export async function announcedBeside(
  ground: Ground,
  live: string,
  release: string,
  suffice: (announcements: readonly Announcement[]) => boolean,
): Promise<Announced> {
  return asked(ground, async (conversation) => {
    const comparison = await ground.world.github.compare(live, release);
    if (comparison === 'unknown') return none('GitHub does not tell what was merged since');
    const brought = comparison.commits.map(({ sha }) => sha);
    const looked = brought.filter((sha) => sha !== release).slice(-MOST_COMMITS);
    const known = new Set<number>();
    const announcements: Announcement[] = [];
    while (looked.length > 0 && !suffice(announcements)) {
      const found = await Promise.all(looked.splice(-AT_ONCE).map((sha) => conversation.pullRequestsOf(sha)));
      const pulls = new Map(found.flat().map((pull) => [pull.number, pull]));
      const fresh = [...pulls.values()].filter(
        ({ number, mergedAs = '' }) =>
          brought.includes(mergedAs) && mergedAs !== release && !known.has(number),
      );
      for (const { number } of fresh) known.add(number);
      announcements.push(...(await read(ground, conversation, fresh)));
    }
    return { kind: 'found', announcements };
  });
}

async function asked(
  { world, lease }: Ground,
  ask: (conversation: Conversation) => Promise<Announced>,
): Promise<Announced> {
  const { conversation, clock } = world;
  if (!conversation) return none('there is no `github-token` to find one with');
  try {
    return await inTime(clock, PATIENCE_MS, (signal) =>
      ask(patientConversation(conversation, clock, signal)),
    );
  } catch (error) {
    lease.signal.throwIfAborted();
    return none(saidBy(error));
  }
}

/** Whoever may write a comment may write a mark: only what our own plan has written counts. */
async function read(
  { site }: Ground,
  conversation: Conversation,
  pulls: readonly PullRequestSight[],
): Promise<readonly Announcement[]> {
  const self = await conversation.self();
  const found = pulls.map(async ({ number, head }): Promise<readonly Announcement[]> => {
    const comments = await conversation.comments(number);
    const [comment] = ourComments(comments, self, marker('plan', siteKey(site)));
    if (!comment) return [];
    return [{ pullRequest: number, head, mark: readParityMark(comment.body, site.environment) }];
  });
  return (await Promise.all(found)).flat();
}

async function whySilent(conversation: Conversation, pulls: readonly PullRequestSight[]): Promise<string> {
  const which = pulls.map(({ number }) => `#${number}`).join(' and ');
  if (pulls.every(({ fork }) => fork)) return `${which} comes from a fork, where no plan can comment`;
  return `${which} has no plan by ${await conversation.self()}: its \`comment\` is \`never\`, or \`changes\` without any, or it was deleted`;
}

function isMerged({ mergedAs }: PullRequestSight): boolean {
  return mergedAs !== undefined;
}

/** @param why  becomes the end of a sentence */
function none(why: string): Announced {
  return { kind: 'none', why: why.replace(/\.$/, '') };
}
