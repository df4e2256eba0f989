import { commandOutput } from '../../../src/adapters/exec.ts';
import { type Checked, found, looked, missing } from '../checked.ts';
import type { Options } from '../options.ts';
import { type Environment, lookAtRepository } from './github-repository.ts';

/** A repository as OIDC's claims name it. */
export interface Repository {
  /** `owner/name`. */
  readonly name: string;
  readonly id: number;
  readonly ownerId: number;
  /** `owner/name` of the Flipgate whose workflows it calls: their names let settle and rollback in. */
  readonly workflows: string;
}

/** The ids of the repository: names can be given up and taken by others, ids cannot. */
export async function checkGitHub(
  { github, workflows }: Pick<Options, 'github' | 'workflows'>,
  environment: Environment,
  root: string,
): Promise<Checked<Repository>> {
  if (github === undefined) return { problems: [], notes: ['no --github: no roles for workflows'] };
  if (!/^[\w.-]+\/[\w.-]+$/.test(github))
    return missing(`\`--github\` is "${github}": not a repository.`, 'Write `--github owner/name`.');
  const called = workflows ?? (await originOf(root));
  if (called === undefined || !/^[\w.-]+\/[\w.-]+$/.test(called))
    return missing(
      called === undefined
        ? 'It is not known whose workflows the repository calls.'
        : `\`--workflows\` is "${called}": not a repository.`,
      'Write `--workflows owner/flipgate`: the repository that stands behind `uses:` in its workflows.',
    );
  return looked(() => lookAtBoth(github, called, environment));
}

/** A token's claims have both names as GitHub writes them now, and IAM compares letter by letter. */
async function lookAtBoth(
  github: string,
  called: string,
  environment: Environment,
): Promise<Checked<Repository>> {
  const [own, flipgate] = await Promise.all([
    lookAtRepository(github, '--github', environment),
    lookAtRepository(called, '--workflows', environment),
  ]);
  if (own.found === undefined || flipgate.found === undefined)
    return { problems: [...own.problems, ...flipgate.problems], notes: [] };
  const { id, full_name: name, owner } = own.found;
  const { full_name: workflows } = flipgate.found;
  return found(
    { name, id, ownerId: owner.id, workflows },
    `repository ${name} (${id}), which calls the workflows of ${workflows}`,
  );
}

/** Where this checkout of Flipgate came from, when that is GitHub. */
async function originOf(root: string): Promise<string | undefined> {
  const url = await commandOutput('git', ['-C', root, 'remote', 'get-url', 'origin']).catch(() => '');
  return /github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(url)?.[1];
}
