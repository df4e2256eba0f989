import { openGitHub } from '../adapters/github.ts';
import type { GitHubConnection } from '../adapters/github-client.ts';
import { openConversation } from '../adapters/github-conversation.ts';
import { openDeployments } from '../adapters/github-deployments.ts';
import type { Environment } from '../inputs.ts';
import type { Job } from '../model/job.ts';
import type { CommonRequest } from '../model/request.ts';
import type { World } from '../ports.ts';

/** Without a token or a repository nothing can be asked: every answer is `unknown`, and nothing is shown there. */
export function openHub(
  { githubToken: token }: Pick<CommonRequest, 'githubToken'>,
  { repository }: Job,
  environment: Environment,
  carrier: typeof fetch,
): Pick<World, 'github' | 'deployments' | 'conversation'> {
  if (token === undefined || repository === undefined) {
    const unknown = async () => 'unknown' as const;
    return {
      github: { runFinished: unknown, compare: unknown, branchHead: unknown },
      deployments: undefined,
      conversation: undefined,
    };
  }
  const apiUrl = environment['GITHUB_API_URL'];
  const connection: GitHubConnection = {
    ...{ token, repository, fetch: carrier },
    ...(apiUrl ? { apiUrl } : {}),
  };
  return {
    github: openGitHub(connection),
    deployments: openDeployments(connection),
    conversation: openConversation(connection),
  };
}
