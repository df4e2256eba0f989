import { commandOutput } from '../../../src/adapters/exec.ts';
import { openFetch } from '../../../src/adapters/proxied-fetch.ts';
import { type Checked, found, looked, missing } from '../checked.ts';
import type { Options } from '../options.ts';

/** A repository as OIDC's claims name it. */
export interface Repository {
  /** `owner/name`. */
  readonly name: string;
  readonly id: number;
  readonly ownerId: number;
  /** `owner/name` of the Flipgate whose workflows it calls: their names let settle and rollback in. */
  readonly workflows: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

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
  return looked(async () => {
    const base = environment['GITHUB_API_URL'] || 'https://api.github.com';
    const token = environment['GITHUB_TOKEN'] || environment['GH_TOKEN'];
    const headers = {
      accept: 'application/vnd.github+json',
      'user-agent': 'flipgate',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    const answer = await openFetch(environment)(`${base}/repos/${github}`, { headers });
    if (answer.status !== 200)
      return missing(
        `GitHub does not show the repository ${github}: HTTP ${answer.status}.`,
        token
          ? 'Correct `--github`, or give a token that may read it in GITHUB_TOKEN.'
          : 'Correct `--github`. A private repository needs a token that may read it in GITHUB_TOKEN: `export GITHUB_TOKEN=$(gh auth token)`.',
      );
    const { id, full_name, owner } = (await answer.json()) as {
      id: number;
      full_name: string;
      owner: { id: number };
    };
    const repository = { name: full_name, id, ownerId: owner.id, workflows: called };
    return found(repository, `repository ${full_name} (${id}), which calls the workflows of ${called}`);
  });
}

/** Where this checkout of Flipgate came from, when that is GitHub. */
async function originOf(root: string): Promise<string | undefined> {
  const url = await commandOutput('git', ['-C', root, 'remote', 'get-url', 'origin']).catch(() => '');
  return /github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(url)?.[1];
}
