import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { refuseUndeclared } from '../../../src/engines/terraform/root-variables.ts';
import { declaredInRoots } from '../../../src/engines/terragrunt/declared-in-roots.ts';
import { readAnswers } from '../../../src/inputs/answers.ts';
import { judgeCombinations } from '../../../src/inputs/combinations.ts';
import { jobOf } from '../../../src/inputs/job.ts';
import { Misfit } from '../../../src/inputs/misfit.ts';
import { hostname as readHostname, resourceName } from '../../../src/inputs/names.ts';
import type { Problem } from '../../../src/inputs/problem.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { BuildRequest, DeployRequest, EngineChoice } from '../../../src/model/request.ts';
import { wantsCdk } from '../../../src/wire/wants-cdk.ts';
import { wantsTerragrunt } from '../../../src/wire/wants-terragrunt.ts';
import { inputsOf, type Order, unknownInputs, variableLines } from '../action-inputs.ts';
import type { Checked } from '../checked.ts';
import type { Options } from '../options.ts';

export interface Asked {
  readonly deploy: DeployRequest;
  /** Undefined where nothing is to be built. */
  readonly build?: BuildRequest;
  /** Beside terraform or tofu. */
  readonly runs: 'terragrunt' | 'cdk' | 'nothing more';
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
  const code = await codeOf(options, deploy.request, root);
  const undeclared = await undeclaredVariables(code, deploy.request);
  if (undeclared.length > 0) return { problems: undeclared, notes: [] };
  const building = build?.request?.command === 'build' ? { build: build.request } : {};
  return { found: { deploy: deploy.request, ...building, runs: code.runs }, problems: [], notes: [] };
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

interface Code extends Pick<Asked, 'runs'> {
  readonly infra: string;
}

/** As the action finds it: the caller's own when there is one, else what it ships. */
async function codeOf({ app }: Options, { infra, engine }: DeployRequest, root: string): Promise<Code> {
  const own = join(app, 'infra');
  const folder = infra ?? (existsSync(own) ? own : join(root, 'infra'));
  if (await wantsCdk(engine, folder)) return { infra: folder, runs: 'cdk' };
  return { infra: folder, runs: (await wantsTerragrunt(engine, folder)) ? 'terragrunt' : 'nothing more' };
}

async function undeclaredVariables(
  { infra, runs }: Code,
  { variables }: DeployRequest,
): Promise<readonly Problem[]> {
  // An app says itself which it knows, when it is run.
  if (runs === 'cdk') return [];
  const looking =
    runs === 'terragrunt'
      ? declaredInRoots({ infraFolder: infra, userVariables: variables })
      : refuseUndeclared(infra, Object.keys(variables));
  return looking.then(
    () => [],
    (error: unknown) => {
      if (error instanceof Failure) return [{ said: error.message, remedy: error.remedy }];
      throw error;
    },
  );
}

interface Usable {
  readonly engine: EngineChoice;
  readonly name?: string;
  readonly hostname?: string;
}

const ENGINES: readonly EngineChoice[] = ['auto', 'terraform', 'tofu', 'terragrunt', 'cdk'];

/** What the other checks can go by although something else is wrong. */
export function usable(options: Options): Usable {
  const good = (text: string | undefined, reading: typeof resourceName) => {
    const value = text === undefined ? undefined : reading(text);
    return value === undefined || value instanceof Misfit ? undefined : value;
  };
  const [name, hostname] = [good(options.name, resourceName), good(options.hostname, readHostname)];
  const engine = ENGINES.find((one) => one === options.inputs['engine']) ?? 'auto';
  return { engine, ...(name ? { name } : {}), ...(hostname ? { hostname } : {}) };
}
