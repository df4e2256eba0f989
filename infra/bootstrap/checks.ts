import type { AwsConnection } from '../../src/adapters/aws-connection.ts';
import type { CloudflareConnection } from '../../src/adapters/cloudflare-client.ts';
import { defaultPreviewHostnames } from '../../src/model/preview-host.ts';
import { type Checked, looked, unasked } from './checked.ts';
import { checkAction, checkApplication, checkDockerfile } from './checks/application.ts';
import { type Account, checkAws } from './checks/aws.ts';
import { checkCloudflare } from './checks/cloudflare.ts';
import { type Building, checkDocker } from './checks/docker.ts';
import { checkEngine, checkTerragrunt } from './checks/engine.ts';
import { checkGitHub, type Repository } from './checks/github.ts';
import { type Asked, checkInputs, usable } from './checks/inputs.ts';
import { checkNames, type Standing } from './checks/names.ts';
import { checkNetwork } from './checks/network.ts';
import { checkTerraform, type Program } from './checks/terraform.ts';
import { tokenOf } from './checks/token.ts';
import type { Options } from './options.ts';

/** The machine and what it reaches, as the process was started. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string>>;
  /** The repository of Flipgate. */
  readonly root: string;
  readonly aws: AwsConnection | undefined;
  readonly cloudflare: (token: string) => CloudflareConnection;
}

/** Everything that a run goes on from. */
export interface Ground {
  readonly asked: Asked;
  readonly terraform: Program;
  readonly account: Account;
  readonly standing: Standing;
  readonly token: string;
  readonly repository?: Repository;
  /** Only for a deploy. */
  readonly first?: { readonly commit: string; readonly action: string; readonly building?: Building };
}

export interface Checks {
  readonly problems: Checked<unknown>['problems'];
  readonly notes: readonly string[];
  readonly ground?: Ground;
}

/** All looks at once; each missing thing is told, and nothing is written. */
export async function check(options: Options, around: Surroundings): Promise<Checks> {
  const asked = await checkInputs(options, around.root);
  const aws = ofAws(options, around, asked.found);
  const looks = {
    terraform: await ofTerraform(options, around),
    ...(await aws),
    cloudflare: await ofCloudflare(options, around, asked.found),
    github: await checkGitHub(options, around.environment, around.root),
    ...(options.reach === 'deploy' ? await ofDeploy(options, around, asked.found) : {}),
  };
  const all: readonly Checked<unknown>[] = [asked, ...Object.values(looks)];
  const problems = all.flatMap((one) => one.problems);
  const notes = all.flatMap((one) => one.notes);
  const { terraform, account, standing, cloudflare, github } = looks;
  if (
    problems.length > 0 ||
    !asked.found ||
    !terraform.found ||
    !account.found ||
    !standing.found ||
    !cloudflare.found
  )
    return { problems, notes };
  return {
    ...{ problems, notes },
    ground: {
      ...{ asked: asked.found, terraform: terraform.found, account: account.found },
      ...{ standing: standing.found, token: cloudflare.found },
      ...(github.found ? { repository: github.found } : {}),
      ...firstOf(looks),
    },
  };
}

/** A deploy has a rule of its own for which one it takes. */
function ofTerraform(options: Options, { environment }: Surroundings): Promise<Checked<Program>> {
  return options.reach === 'deploy'
    ? checkEngine(usable(options).engine, environment)
    : looked(() => checkTerraform(environment['PATH'] ?? ''));
}

async function ofAws(options: Options, { aws }: Surroundings, asked: Asked | undefined) {
  const account = await checkAws(aws);
  const { name } = usable(options);
  if (account.found === undefined || name === undefined) {
    const without = unasked('names and network in AWS are not looked at without account and name');
    return { account, standing: without as Checked<Standing> };
  }
  const site = { name, environment: options.environment };
  const [standing, network] = await Promise.all([
    checkNames(account.found, site, options),
    checkNetwork(account.found.connection, asked?.deploy.variables ?? {}),
  ]);
  return { account, standing, network };
}

/** @returns the token. */
async function ofCloudflare(
  options: Options,
  around: Surroundings,
  asked: Asked | undefined,
): Promise<Checked<string>> {
  const { hostname } = usable(options);
  const token = await tokenOf(options, around.environment, around.aws);
  if (token.found === undefined) return token;
  if (hostname === undefined) return unasked('the Cloudflare token is not tried without a hostname');
  const site = {
    hostname,
    previewHostnames: asked?.deploy.site.previewHostnames ?? defaultPreviewHostnames(hostname),
  };
  const adopting =
    options.reach === 'deploy'
      ? (asked?.deploy.adopt ?? options.inputs['adopt']?.split('\n') ?? [])
      : 'later';
  const looked = await checkCloudflare(around.cloudflare(token.found), site, adopting);
  return looked.problems.length > 0 ? looked : { ...looked, found: token.found };
}

async function ofDeploy(options: Options, around: Surroundings, asked: Asked | undefined) {
  const [commit, action] = await Promise.all([checkApplication(options.app), checkAction(around.root)]);
  const runs = asked?.runs ?? usable(options).engine;
  const applied = {
    ...{ commit, action },
    ...(runs === 'terragrunt' ? { terragrunt: await checkTerragrunt(around.environment) } : {}),
  };
  if (options.image !== undefined) return applied;
  const file = asked?.build?.build.dockerfile;
  return {
    ...applied,
    ...(file === undefined ? {} : { dockerfile: await checkDockerfile(file) }),
    building: await checkDocker(around.environment),
  };
}

function firstOf(looks: {
  commit?: Checked<string>;
  action?: Checked<string>;
  building?: Checked<Building>;
}) {
  const { commit, action, building } = looks;
  if (!commit?.found || !action?.found) return {};
  const first = { commit: commit.found, action: action.found };
  return { first: { ...first, ...(building?.found ? { building: building.found } : {}) } };
}
