import { randomBytes } from 'node:crypto';
import type { Job } from '../../model/job.ts';

/** What a change set is for. The role of plans may make and remove those of plans alone, and execute none. */
export type Purpose = 'plan' | 'deploy';

export function changeSetName(purpose: Purpose, { runId, attempt }: Pick<Job, 'runId' | 'attempt'>): string {
  return `flipgate-${purpose}-${runId ?? 'local'}-${attempt}-${randomBytes(4).toString('hex')}`;
}

export function isMadeFor(purpose: Purpose, name: string | undefined): boolean {
  return name?.startsWith(`flipgate-${purpose}-`) ?? false;
}

/** Whether what goes on in a stack is a deploy of ours: by the change set that it executes. */
export function isOwnChangeSet(id: string | undefined): boolean {
  return isMadeFor('deploy', /:changeSet\/([^/]+)\//.exec(id ?? '')?.[1]);
}
