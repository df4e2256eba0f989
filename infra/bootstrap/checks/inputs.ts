import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { refuseUndeclared } from '../../../src/engines/terraform/root-variables.ts';
import { readAnswers } from '../../../src/inputs/answers.ts';
import { judgeCombinations } from '../../../src/inputs/combinations.ts';
import { jobOf } from '../../../src/inputs/job.ts';
import { Misfit } from '../../../src/inputs/misfit.ts';
import { hostname as readHostname, resourceName } from '../../../src/inputs/names.ts';
import type { Problem } from '../../../src/inputs/problem.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { BuildRequest, DeployRequest } from '../../../src/model/request.ts';
import { inputsOf, type Order, unknownInputs, variableLines } from '../action-inputs.ts';
import type { Checked } from '../checked.ts';
import type { Options } from '../options.ts';

export interface Asked {
  readonly deploy: DeployRequest;
  /** Undefined where nothing is to be built. */
  readonly build?: BuildRequest;
}

/** Stand for what is checked elsewhere. */
const SOME_TOKEN = 'given-elsewhere';
const SOME_COMMIT = '0'.repeat(40);

/** Everything that the action would refuse at its door, before anything is made. */
export async function checkInputs(options: Options, root: string): Promise<Checked<Asked>> {
  const builds = options.reach === 'deploy' && options.image === undefined;
  const deploy = read('deploy', options, {
    image: options.image,
    variables: variableLines(options),
  });
  const build = builds ? read('build', options, {}) : undefined;
  const unknown = unknownInputs(options).map(
    (name): Problem => ({
      said: `\`--input\` sets \`${name}\`, which neither \`build\` nor \`deploy\` has.`,
      remedy: 'The README lists the inputs of both.',
    }),
  );
  const problems = distinct([...(build?.problems ?? []), ...deploy.problems, ...unknown]);
  if (problems.length > 0 || deploy.request?.command !== 'deploy') return { problems, notes: [] };
  const undeclared = await undeclaredVariables(options, deploy.request, root);
  if (undeclared.length > 0) return { problems: undeclared, notes: [] };
  const building = build?.request?.command === 'build' ? { build: build.request } : {};
  return { found: { deploy: deploy.request, ...building }, problems: [], notes: [] };
}

function read(command: Order, options: Options, more: Readonly<Record<string, string | undefined>>) {
  const job = jobOf({ GITHUB_WORKSPACE: options.app, GITHUB_SHA: SOME_COMMIT });
  const raw = { ...inputsOf(command, options, more), 'cloudflare-api-token': SOME_TOKEN };
  const answers = readAnswers(raw, job);
  if (answers.kind === 'problems') return { problems: answers.problems, request: undefined };
  return { problems: judgeCombinations(answers.request, job), request: answers.request };
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ said }, at) => problems.findIndex((one) => one.said === said) === at);
}

async function undeclaredVariables(
  { app }: Options,
  { infra, variables }: DeployRequest,
  root: string,
): Promise<readonly Problem[]> {
  // As the action finds it: the caller's own when there is one, else what it ships.
  const own = join(app, 'infra');
  const folder = infra ?? (existsSync(own) ? own : join(root, 'infra'));
  return refuseUndeclared(folder, Object.keys(variables)).then(
    () => [],
    (error: unknown) => {
      if (error instanceof Failure) return [{ said: error.message, remedy: error.remedy }];
      throw error;
    },
  );
}

/** What the other checks can go by although something else is wrong. */
export function usable(options: Options): { readonly name?: string; readonly hostname?: string } {
  const good = (text: string | undefined, reading: typeof resourceName) => {
    const value = text === undefined ? undefined : reading(text);
    return value === undefined || value instanceof Misfit ? undefined : value;
  };
  const [name, hostname] = [good(options.name, resourceName), good(options.hostname, readHostname)];
  return { ...(name ? { name } : {}), ...(hostname ? { hostname } : {}) };
}
