import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PullRequestEvent } from './pull-request.ts';

/** What has set a workflow going. */
export type Trigger = 'push' | 'workflow_dispatch' | PullRequestEvent;

/** @param folder gets the file with what the event says of itself. */
export async function eventVariables(
  trigger: Trigger,
  folder: string,
): Promise<Readonly<Record<string, string>>> {
  if (typeof trigger === 'string') return { GITHUB_EVENT_NAME: trigger, GITHUB_REF: 'refs/heads/main' };
  const { number, pull_request } = trigger;
  const file = join(folder, 'event.json');
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify({ action: 'opened', number, pull_request }));
  return {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: file,
    GITHUB_REF: `refs/pull/${number}/merge`,
    GITHUB_HEAD_REF: pull_request.head.ref,
    GITHUB_BASE_REF: pull_request.base.ref,
  };
}
