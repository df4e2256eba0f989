import type { Environment } from '../inputs.ts';

/** What belongs to the runner and this step: inputs, identity, the files by which a step speaks to the runner. */
const RUNNERS = /^(INPUT_|STATE_|ACTIONS_|GITHUB_|RUNNER_)/;

/** What programs that run code of the repository are given of our environment. */
export function childVariables(environment: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || RUNNERS.test(name) ? [] : [[name, value] as const],
    ),
  );
}
