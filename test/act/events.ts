import type { Hub } from '../cloud/github/hub.ts';
import { wholePullView } from '../cloud/github/pull-view.ts';
import type { RunOrder } from './act-run.ts';

type Event = Pick<RunOrder, 'event' | 'payload'>;

export type EventsOf = ReturnType<typeof eventsOf>;

/** Events as GitHub tells a run of them; as much as anybody reads. */
export function eventsOf(hub: Hub) {
  const { owner, name } = hub.repository;
  const repository = {
    ...{ id: 1, name, full_name: `${owner}/${name}`, owner: { login: owner } },
    default_branch: 'main',
  };
  const ref = 'refs/heads/main';
  return {
    push: (after: string): Event => ({
      event: 'push',
      payload: { ref, after, deleted: false, repository },
    }),
    tagged: (tag: string): Event => ({
      event: 'push',
      payload: { ref: `refs/tags/${tag}`, deleted: false, repository },
    }),
    schedule: (): Event => ({ event: 'schedule', payload: { schedule: '*/15 * * * *', repository } }),
    dispatch: (inputs: Readonly<Record<string, string>>): Event => ({
      event: 'workflow_dispatch',
      payload: { ref, inputs, repository },
    }),
    /**
     * @param tried  the merge that its runs check out
     * @param from  where its branch is, `owner/name`
     */
    opened: (branch: string, tried: string, from?: string): Event & { readonly number: number } => {
      const issue = hub.conversations.openPull(branch, from);
      const { number, pull } = issue;
      if (pull === undefined) throw new Error(`#${number} is no pull request`);
      pull.tried = tried;
      const pull_request = wholePullView(hub, { ...issue, pull });
      return {
        event: 'pull_request',
        number,
        payload: { action: 'opened', number, pull_request, repository },
      };
    },
  };
}
