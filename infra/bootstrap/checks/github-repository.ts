import { openFetch } from '../../../src/adapters/proxied-fetch.ts';
import { type Checked, found, missing } from '../checked.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** As GitHub's API says it. */
interface Shown {
  readonly id: number;
  /** With the letters that it has today, also where it was asked for by others, or by an earlier name. */
  readonly full_name: string;
  readonly owner: { readonly id: number };
}

/** @param flag what the name was given by */
export async function lookAtRepository(
  name: string,
  flag: string,
  environment: Environment,
): Promise<Checked<Shown>> {
  const base = environment['GITHUB_API_URL'] || 'https://api.github.com';
  const token = environment['GITHUB_TOKEN'] || environment['GH_TOKEN'];
  const headers = {
    accept: 'application/vnd.github+json',
    'user-agent': 'flipgate',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const answer = await openFetch(environment)(`${base}/repos/${name}`, { headers });
  if (answer.status === 200) return found((await answer.json()) as Shown);
  return missing(
    `GitHub does not show the repository ${name}: HTTP ${answer.status}.`,
    token
      ? `Correct \`${flag}\`, or give a token that may read it in GITHUB_TOKEN.`
      : `Correct \`${flag}\`. A private repository needs a token that may read it in GITHUB_TOKEN: \`export GITHUB_TOKEN=$(gh auth token)\`.`,
  );
}
