import { openFetch } from '../../../src/adapters/proxied-fetch.ts';
import { type Checked, found, looked, missing } from '../checked.ts';

/** A repository as OIDC's claims name it. */
export interface Repository {
  /** `owner/name`. */
  readonly name: string;
  readonly id: number;
  readonly ownerId: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The ids of the repository: names can be given up and taken by others, ids cannot. */
export async function checkGitHub(
  github: string | undefined,
  environment: Environment,
): Promise<Checked<Repository>> {
  if (github === undefined) return { problems: [], notes: ['no --github: no roles for workflows'] };
  if (!/^[\w.-]+\/[\w.-]+$/.test(github))
    return missing(`\`--github\` is "${github}": not a repository.`, 'Write `--github owner/name`.');
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
    return found({ name: full_name, id, ownerId: owner.id }, `repository ${full_name} (${id})`);
  });
}
