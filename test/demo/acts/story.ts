import type { Hub } from '../../cloud/github/hub.ts';
import type { Pushed, Releases } from '../releases.ts';
import type { Scene } from '../scene-order.ts';
import type { Stage } from '../stage.ts';

/** A scene is made when its turn has come, since each pushes its commit. */
export type Act = readonly (() => Promise<Scene>)[];

/** What the scenes share. */
export interface Story {
  readonly stage: Stage;
  readonly hub: Hub;
  readonly releases: Releases;
  /** The input `variables` as the first release's workflow has it, and as the pull request leaves it. */
  readonly variables: { readonly first: string; readonly later: string };
  /** Release 7, once there is an image of it to deploy. */
  readonly seventh: Promise<Pushed>;
}
