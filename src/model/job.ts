import { Failure } from './failure.ts';

/** What GitHub says about the job that we run in. On a laptop most of it is absent. */
export interface Job {
  /** Of the workflow run; undefined outside GitHub Actions. */
  readonly runId?: string;
  /** 1 on the first attempt. */
  readonly attempt: number;
  readonly actor?: string;
  /** `owner/name`. */
  readonly repository?: string;
  /** For example `refs/heads/main`. */
  readonly ref?: string;
  /** The commit that the run is for. */
  readonly sha?: string;
  readonly event?: string;
  /** That the event is about: of `pull_request`, `pull_request_target`, or a comment on one. */
  readonly pullRequest?: PullRequest;
  /** For example `https://github.com`, without a trailing slash. */
  readonly serverUrl: string;
  /** A hosted runner's machine is gone when its run is finished; a self-hosted one may live on. */
  readonly runner: 'hosted' | 'self-hosted';
  /** Absolute. The folder that paths in inputs are relative to and must not leave. */
  readonly workspace: string;
  /** Absolute. Emptied by the runner around each job. */
  readonly temp: string;
  readonly files: RunnerFiles;
}

export interface PullRequest {
  readonly number: number;
  /** The newest commit of what it would be merged into, when the event happened. */
  readonly base?: string;
  /** Its newest commit when the event happened; absent for a comment, whose event does not name it. */
  readonly head?: {
    readonly commit: string;
    /** A job for a fork gets no secrets, no session and a token that only reads. */
    readonly fork: boolean;
  };
}

/** Where the runner reads what a step leaves for it; each is absent on a laptop. */
interface RunnerFiles {
  readonly summary?: string;
  readonly output?: string;
  readonly state?: string;
}

/**
 * Whether a pull request may have its code run by somebody who holds credentials.
 *
 * @throws Failure where the event does not tell, as a comment's does not
 */
export function isForks({ event, pullRequest }: Pick<Job, 'event' | 'pullRequest'>): boolean {
  if (!pullRequest) return false;
  if (pullRequest.head) return pullRequest.head.fork;
  throw new Failure(
    `The event ${event ?? ''} is about #${pullRequest.number} and does not say which commit that is at, nor whether it comes from a fork, whose code gets no credentials.`,
    'Plan on the event `pull_request`.',
  );
}

/** The page of this run, where there is one. */
export function runUrl(job: Pick<Job, 'serverUrl' | 'repository' | 'runId' | 'attempt'>): string | undefined {
  if (job.repository === undefined || job.runId === undefined) return undefined;
  const page = `${job.serverUrl}/${job.repository}/actions/runs/${job.runId}`;
  return job.attempt > 1 ? `${page}/attempts/${job.attempt}` : page;
}
