import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { getOctokit } from '@actions/github';
import { Ajv } from 'ajv';
import { beforeEach, expect, test } from 'vitest';
import { openGitHub } from '../../../src/adapters/github.ts';
import { cloudFetch } from '../cloud-fetch.ts';
import { GitHubRoom } from './github-room.ts';
import { Repository } from './repository.ts';

let repository: Repository;
let room: GitHubRoom;
beforeEach(() => {
  repository = new Repository('acme', 'shop');
  room = new GitHubRoom(repository);
});

const fetch = cloudFetch((request) => room.answer(request));
const apiUrl = 'https://api.github.com';
const github = () => openGitHub({ token: 't', repository: 'acme/shop', apiUrl, fetch });

test('a run is finished, going, or an earlier attempt', async () => {
  repository.run(1, 'in_progress', 2);
  expect(await github().runFinished('1', 2)).toBe(false);
  expect(await github().runFinished('1', 1)).toBe(true);
  repository.run(1, 'completed', 2);
  expect(await github().runFinished('1', 2)).toBe(true);
  expect(await github().runFinished('2', 1)).toBe('unknown');
  room.down = true;
  expect(await github().runFinished('1', 2)).toBe('unknown');
});

test('a comparison lists what head has and base has not, over all its pages', async () => {
  const base = repository.commit('first');
  repository.branch('side');
  for (let number = 1; number <= 130; number++) repository.commit(`change ${number}`);
  const comparison = await github().compare(base, 'main');
  if (comparison === 'unknown') throw new Error('GitHub is there');
  expect(comparison.status).toBe('ahead');
  expect(comparison.commits.map(({ message }) => message)).toEqual(
    Array.from({ length: 130 }, (_, index) => `change ${index + 1}`),
  );
  expect(await github().compare('main', base)).toMatchObject({ status: 'behind', commits: [] });
  expect(await github().compare(base, base)).toMatchObject({ status: 'identical' });
  repository.commit('aside', 'side');
  expect(await github().compare('main', 'side')).toMatchObject({ status: 'diverged' });
  expect(await github().branchHead('main')).toBe(repository.branches.get('main'));
});

test('every answer has the shape that GitHub describes', async () => {
  const base = repository.commit('first');
  repository.commit('second');
  repository.run(1, 'completed');
  const { rest } = getOctokit('t', { baseUrl: apiUrl, request: { fetch } });
  const where = { owner: 'acme', repo: 'shop' };
  const answers = {
    '/actions/runs/{run_id}': await rest.actions.getWorkflowRun({ ...where, run_id: 1 }),
    '/actions/runs/{run_id}/attempts/{attempt_number}': await rest.actions.getWorkflowRunAttempt({
      ...where,
      run_id: 1,
      attempt_number: 1,
    }),
    '/compare/{basehead}': await rest.repos.compareCommitsWithBasehead({
      ...where,
      basehead: `${base}...main`,
    }),
    '/branches/{branch}': await rest.repos.getBranch({ ...where, branch: 'main' }),
    '/commits': await rest.repos.listCommits(where),
    '/commits/{ref}': await rest.repos.getCommit({ ...where, ref: 'main' }),
  };
  const faults = described();
  for (const [path, { data }] of Object.entries(answers)) {
    expect({ path, faults: faults(path, data) }).toEqual({ path, faults: [] });
  }
});

/** Checks against the description of GitHub's API, which is read only here: it is large. */
function described(): (path: string, data: unknown) => readonly string[] {
  const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
  const description = JSON.parse(readFileSync(file, 'utf8'), withNull);
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(description, 'github');
  return (path, data) => {
    const place = `/repos/{owner}/{repo}${path}`
      .replaceAll('/', '~1')
      .replaceAll('{', '%7B')
      .replaceAll('}', '%7D');
    const validate = ajv.compile({
      $ref: `github#/paths/${place}/get/responses/200/content/application~1json/schema`,
    });
    validate(data);
    return (validate.errors ?? []).map(
      (fault) => `${fault.instancePath} ${fault.message} ${JSON.stringify(fault.params)}`,
    );
  };
}

/** OpenAPI's `nullable`, in the words of JSON Schema. */
function withNull(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value)) return value;
  const { nullable, ...schema } = value;
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}
