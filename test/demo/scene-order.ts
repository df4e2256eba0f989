import type { Pushed } from './releases.ts';
import { deployInputs, rollbackInputs } from './requests.ts';
import type { RunOrder } from './run.ts';
import type { Expectation } from './scene.ts';
import type { Stage } from './stage.ts';

/** What a scene asks of the stage, before anything of it runs. */
export interface Scene {
  /** Names its files. */
  readonly name: string;
  readonly title: string;
  readonly expected: Expectation;
  /** The commit whose own errors are counted apart. */
  readonly faulty?: string;
  /** The run, to be given its files and watchers. */
  readonly order: Pick<RunOrder, 'commit' | 'event' | 'inputs' | 'checkout'>;
  /** The runner is lost as soon as a line of the log fits. */
  readonly killAt?: RegExp;
  /** The pull request whose comment is shown. */
  readonly pullRequest?: number;
}

type Inputs = Readonly<Record<string, string>>;

/** What is said of every scene. */
export type Billing = Pick<Scene, 'name' | 'title' | 'expected'>;

export function billing(name: string, title: string, expected: Expectation): Billing {
  return { name, title, expected };
}

export function ends(exitCode: number, result: string | undefined, live: string): Expectation {
  return { exitCode, result, live };
}

/** @param variables lines of the input, as the workflow of that commit has them */
export function deploy(
  stage: Stage,
  bill: Billing,
  { commit, image, folder }: Pushed,
  variables: string,
  more: Inputs = {},
): Scene {
  return {
    ...bill,
    order: {
      ...{ commit, event: 'push', checkout: folder },
      inputs: (child) => deployInputs(child, image, { engine: stage.engine, variables, ...more }),
    },
  };
}

export function rollback(bill: Billing, commit: string, inputs: Inputs): Scene {
  return {
    ...bill,
    order: { commit, event: 'workflow_dispatch', inputs: (child) => rollbackInputs(child, inputs) },
  };
}
