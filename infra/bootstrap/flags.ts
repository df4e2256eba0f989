/** One option of the command line. */
export interface Flag {
  readonly name: FlagName;
  /** One or many values; an option that takes one may be a variable instead. */
  readonly takes: 'nothing' | 'one' | 'many';
  /** What its value looks like. */
  readonly value?: string;
  readonly meaning: string;
}

export type FlagName = (typeof NAMES)[number];
const NAMES = [
  ...(['name', 'environment', 'hostname', 'region', 'cloudflare-secret', 'store-token'] as const),
  ...(['github', 'ref', 'workflows', 'suffix', 'bootstrap-variable'] as const),
  ...(['deploy', 'app', 'image', 'variable', 'input'] as const),
  ...(['check', 'verbose', 'help'] as const),
];

const WHAT: readonly Flag[] = [
  one('name', 'shop', 'what everything is named after; by default the name of the repository in --github'),
  one('environment', 'production', 'the environment; by default production'),
  one('hostname', 'api.example.com', 'the public host'),
  one('region', 'eu-central-1', 'the AWS region; by default AWS_REGION'),
  one(
    'cloudflare-secret',
    'shop-production/cloudflare',
    'the secret of AWS that holds the Cloudflare token, or is to hold it',
  ),
  alone('store-token', 'put the token of CLOUDFLARE_API_TOKEN into that secret'),
];
const GITHUB: readonly Flag[] = [
  one('github', 'acme/shop', 'the repository whose workflows are to deploy: gives it its roles'),
  many('ref', 'refs/heads/main', 'a ref that may build and deploy; by default refs/heads/main'),
  one(
    'workflows',
    'owner/flipgate',
    'the Flipgate whose workflows it calls; by default where this checkout came from',
  ),
  one('suffix', 'STAGING', "stands behind the names of the repository's variables"),
];
const OF_BOOTSTRAP: readonly Flag[] = [
  many('bootstrap-variable', "'force_destroy = true'", 'a variable of infra/terraform/bootstrap'),
];
const DEPLOY: readonly Flag[] = [
  alone('deploy', 'go on to the first deploy, without GitHub'),
  one('app', '../shop', "the application's checkout; by default the folder in which npm was called"),
  one('image', '<repository>@sha256:<digest>', 'an image that is built already; by default it is built'),
  many(
    'variable',
    "'size = development'",
    'a variable of shared and the colours, as in the input `variables`',
  ),
  many('input', 'bake=1m', 'any other input of `build` or `deploy`'),
];
const RUN: readonly Flag[] = [
  alone('check', 'do the checks only; with --deploy those of a deploy too'),
  alone('verbose', 'show what the programs say that it runs'),
  alone('help', 'show this'),
];

export const FLAG_GROUPS: readonly (readonly [title: string, flags: readonly Flag[]])[] = [
  ['What it is', WHAT],
  ['GitHub', GITHUB],
  ['Bootstrap', OF_BOOTSTRAP],
  ['The first deploy', DEPLOY],
  ['The run', RUN],
];
export const FLAGS: readonly Flag[] = FLAG_GROUPS.flatMap(([, flags]) => flags);

/** The variable that stands for an option without a value on the command line. */
export function variableOf(flag: FlagName): string {
  return `FLIPGATE_${flag.toUpperCase().replaceAll('-', '_')}`;
}

function one(name: FlagName, value: string, meaning: string): Flag {
  return { name, takes: 'one', value, meaning };
}

function many(name: FlagName, value: string, meaning: string): Flag {
  return { name, takes: 'many', value, meaning };
}

function alone(name: FlagName, meaning: string): Flag {
  return { name, takes: 'nothing', meaning };
}
