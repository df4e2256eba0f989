import { tmpdir } from 'node:os';
import type { Job } from '../model/job.ts';
import { present } from './present.ts';
import { pullRequestOf } from './pull-request.ts';
import type { Environment } from './raw.ts';

/** The job's facts from the runner's variables; see each field for what is absent on a laptop. */
export function jobOf(environment: Environment): Job {
  const value = (name: string): string | undefined => environment[name] || undefined;
  return present({
    runId: value('GITHUB_RUN_ID'),
    attempt: Number(value('GITHUB_RUN_ATTEMPT') ?? 1) || 1,
    actor: value('GITHUB_ACTOR'),
    repository: value('GITHUB_REPOSITORY'),
    ref: value('GITHUB_REF'),
    sha: value('GITHUB_SHA'),
    event: value('GITHUB_EVENT_NAME'),
    pullRequest: pullRequestOf(value('GITHUB_EVENT_PATH')),
    serverUrl: (value('GITHUB_SERVER_URL') ?? 'https://github.com').replace(/\/+$/, ''),
    // Unknown counts as self-hosted: only a machine known to be gone lets its locks be taken.
    runner: value('RUNNER_ENVIRONMENT') === 'github-hosted' ? ('hosted' as const) : ('self-hosted' as const),
    workspace: value('GITHUB_WORKSPACE') ?? process.cwd(),
    temp: value('RUNNER_TEMP') ?? tmpdir(),
    files: present({
      summary: value('GITHUB_STEP_SUMMARY'),
      output: value('GITHUB_OUTPUT'),
      state: value('GITHUB_STATE'),
    }),
  });
}
