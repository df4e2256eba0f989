import type { BuiltRelease, ReleaseKind } from '../app/releases.ts';
import { push } from './history.ts';
import type { Stage } from './stage.ts';

/** A release whose commit was pushed, and whose image lies in the registry. */
export type Pushed = Pick<BuiltRelease, 'commit' | 'folder'> & { readonly image: string };

/** The releases of the story, by their numbers. */
export class Releases {
  readonly #stage: Stage;
  readonly #pushed = new Map<number, Pushed>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Builds one, and pushes its commit to main. */
  async push(kind: ReleaseKind, message: string): Promise<Pushed> {
    return this.pushBuilt(kind.number, await this.#stage.build(kind), message);
  }

  /** The same for what was built before. */
  pushBuilt(number: number, built: Pushed, message: string): Pushed {
    push(this.#stage.cloud.github.repository, built.commit, message);
    return this.landed(number, built);
  }

  /** Its commit is on main already. */
  landed(number: number, built: Pushed): Pushed {
    this.#pushed.set(number, built);
    return built;
  }

  known(number: number): Pushed {
    const found = this.#pushed.get(number);
    if (!found) throw new Error(`release ${number} is not pushed yet`);
    return found;
  }
}
