import { type Proposed, propose } from '../pull-request.ts';
import type { Pushed } from '../releases.ts';
import { planInputs } from '../requests.ts';
import { billing, deploy, ends, rollback, type Scene } from '../scene-order.ts';
import { OLD_ADDRESS } from '../stage.ts';
import type { Act, Story } from './story.ts';

/** Moving in, the second colour by way of a pull request, and the quick way back. */
export function arrival(story: Story): Act {
  const { hub, releases, stage, variables } = story;
  const second = once(() => proposal(story));
  return [
    async () =>
      deploy(
        stage,
        billing('1-adopt', 'release 1 adopts the old site to blue', ends(0, 'live', 'blue')),
        await releases.push({ kind: 'good', number: 1 }, 'The shop'),
        variables.first,
        { adopt: OLD_ADDRESS },
      ),
    async () => plan(story, await second()),
    async () => {
      const { release, event } = await second();
      const commit = hub.conversations.merge(event.number, 'squash');
      return deploy(
        stage,
        billing('3-merged', 'its merge brings it to green, with a migration', ends(0, 'live', 'green')),
        releases.landed(2, { ...release, commit }),
        variables.later,
      );
    },
    async () =>
      rollback(
        billing('4-rollback-warm', 'rollback to release 1, warm', ends(0, 'live', 'blue')),
        releases.known(2).commit,
        { reason: 'notes lose their line ends' },
      ),
  ];
}

interface Proposal extends Proposed {
  readonly release: Pushed;
}

async function proposal({ hub, stage }: Story): Promise<Proposal> {
  const release = await stage.build({ kind: 'good', number: 2, expand: 1 });
  return { release, ...propose(hub, release.commit, 'notes', 'Notes on orders') };
}

function plan({ stage, variables }: Story, { release, event, commit }: Proposal): Scene {
  const { image, folder } = release;
  return {
    ...billing('2-pull-request', 'a pull request with release 2 is planned', ends(0, 'unchanged', 'blue')),
    pullRequest: event.number,
    order: {
      ...{ commit, event, checkout: folder },
      inputs: (child) => planInputs(child, { image, engine: stage.engine, variables: variables.later }),
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
