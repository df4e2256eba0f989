import type { Job } from '../model/job.ts';
import type { GitHub } from '../ports.ts';

/** The commit that a push gives way to, in words: its branch has gone on. What GitHub does not tell stops nobody. */
export async function newerPush(
  github: Pick<GitHub, 'branchHead'>,
  { event, sha, ref }: Pick<Job, 'event' | 'sha' | 'ref'>,
): Promise<string | undefined> {
  const branch = /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1];
  if (event !== 'push' || sha === undefined || branch === undefined) return undefined;
  const head = await github.branchHead(branch);
  return head === 'unknown' || head === sha
    ? undefined
    : `${head.slice(0, 12)}, the newest commit of ${branch}`;
}
