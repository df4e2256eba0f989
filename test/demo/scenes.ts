import { arrival } from './acts/arrival.ts';
import type { Act, Story } from './acts/story.ts';
import { troubles } from './acts/troubles.ts';
import { twoPhases } from './acts/two-phases.ts';
import { Releases } from './releases.ts';
import { VARIABLES } from './requests.ts';
import type { Stage } from './stage.ts';

/** What the pull request changes beside the application. */
const CHANGED = 'web_max = 4';

/**
 * The story, scene by scene.
 * @param data  variables that lead to the database and the cache
 */
export function scenesOf(stage: Stage, data: string, seventh: Story['seventh']): Act {
  const first = [VARIABLES, data].join('\n');
  const story: Story = {
    stage,
    hub: stage.cloud.github.hub,
    releases: new Releases(stage),
    variables: { first, later: [first, CHANGED].join('\n') },
    seventh,
  };
  return [...arrival(story), ...troubles(story), ...twoPhases(story)];
}
