import type { PlanRequest } from '../../src/model/request.ts';
import { finished, type Played } from './played.ts';
import { type Build, planRequest } from './requests.ts';
import type { Stage } from './stage.ts';

/** A pull request on the local GitHub, and what the runs of it do. */
export interface PulledChange {
  readonly number: number;
  /** Its first commit. */
  readonly commit: string;
  plan(more?: Partial<PlanRequest>): Promise<Played>;
  /** Bodies of its comments. */
  comments(): readonly string[];
  /** One more commit. */
  push(): string;
  /** By one of GitHub's three buttons. @returns what is to be deployed then. */
  merge(way?: 'merge' | 'squash' | 'rebase'): Build;
}

/** @param from  `owner/name` of a fork */
export function pullRequest(stage: Stage, branch = 'change', from?: string): PulledChange {
  const { repository, hub } = stage.cloud.github;
  const { conversations } = hub;
  repository.branch(branch);
  const commit = repository.commit(`a queue for ${branch}`, branch);
  const { number } = conversations.openPull(branch, from);
  const job = () => {
    const head = conversations.issues.get(number)?.pull?.head ?? '';
    return {
      ...{ sha: head, event: 'pull_request' },
      pullRequest: { number, head: { commit: head, fork: false } },
    };
  };
  return {
    ...{ number, commit },
    plan: (more = {}) => finished(stage.start(planRequest(more), job())),
    comments: () => conversations.commentsOf(number).map(({ body }) => body),
    push: () => conversations.push(number, 'one more'),
    merge: (way = 'squash') => stage.built(conversations.merge(number, way)),
  };
}
