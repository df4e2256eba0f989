import { resolve } from 'node:path';
import { type Present, present } from '../../src/inputs/present.ts';
import type { Problem } from '../../src/inputs/problem.ts';
import { inputAssignments, jsonAssignments } from './assignments.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { type FlagName, variableOf } from './flags.ts';

interface Given {
  readonly mode: 'check' | 'apply';
  /** How far it goes. */
  readonly reach: 'bootstrap' | 'deploy';
  readonly name: string | undefined;
  readonly environment: string;
  readonly hostname: string | undefined;
  readonly region: string | undefined;
  /** `owner/name` of the repository whose workflows are to deploy. */
  readonly github: string | undefined;
  readonly refs: readonly string[];
  /** `owner/name` of the Flipgate whose workflows that repository calls. */
  readonly workflows: string | undefined;
  /** Stands behind the names of the repository's variables: `STAGING` makes `FLIPGATE_REGION_STAGING`. */
  readonly suffix: string | undefined;
  /** The application's checkout, absolute. */
  readonly app: string;
  /** An image that is built already. */
  readonly image: string | undefined;
  /** `name = value` lines for shared and the colours. */
  readonly variables: readonly string[];
  /** For the root that is applied here. */
  readonly bootstrapVariables: Readonly<Record<string, unknown>>;
  /** Other inputs of `build` and `deploy`, by name. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly cloudflareSecret: string | undefined;
  readonly token: 'store' | 'keep';
  readonly lines: 'all' | 'few';
}
export type Options = Present<Given>;

export type ReadOptions =
  | { readonly kind: 'help' }
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

type Environment = Readonly<Record<string, string | undefined>>;

/** What is asked for; an option that takes one value may be a variable instead. */
export function readOptions(words: readonly string[], environment: Environment): ReadOptions {
  const line = readCommandLine(words);
  if (line.has('help')) return { kind: 'help' };
  const bootstrapVariables = jsonAssignments('bootstrap-variable', line.many('bootstrap-variable'));
  const inputs = inputAssignments(line.many('input'));
  const problems = [...line.problems, ...bootstrapVariables.problems, ...inputs.problems];
  if (problems.length > 0) return { kind: 'problems', problems };
  const one = (flag: FlagName) => (line.one(flag) ?? environment[variableOf(flag)])?.trim() || undefined;
  const given: Given = {
    ...site(one, environment),
    ...ofGitHub(one, line),
    mode: line.has('check') ? 'check' : 'apply',
    reach: line.has('deploy') ? 'deploy' : 'bootstrap',
    // npm runs a script in the folder of its package, and leaves here where it was called.
    app: resolve(environment['INIT_CWD'] ?? '.', one('app') ?? '.'),
    image: one('image'),
    variables: line.many('variable'),
    bootstrapVariables: bootstrapVariables.values,
    inputs: inputs.values,
    cloudflareSecret: one('cloudflare-secret'),
    token: line.has('store-token') ? 'store' : 'keep',
    lines: line.has('verbose') ? 'all' : 'few',
  };
  return { kind: 'options', options: present(given) };
}

type One = (flag: FlagName) => string | undefined;

function site(one: One, environment: Environment) {
  return {
    name: one('name') ?? one('github')?.split('/')[1],
    environment: one('environment') ?? 'production',
    hostname: one('hostname'),
    region: one('region') ?? (environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'] || undefined),
  };
}

function ofGitHub(one: One, line: CommandLine) {
  const refs = line.many('ref');
  return {
    github: one('github'),
    refs: refs.length > 0 ? refs : ['refs/heads/main'],
    workflows: one('workflows'),
    suffix: one('suffix')?.toUpperCase(),
  };
}
