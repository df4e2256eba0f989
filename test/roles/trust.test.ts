import { runSimulation } from '@cloud-copilot/iam-simulate';
import { expect, test } from 'vitest';
import { trustsOf } from '../infra/cloudformation/trusts.ts';
import { type JobRole, TOLD } from './policies.ts';

const ISSUER = 'token.actions.githubusercontent.com';
const PROVIDER = `arn:aws:iam::${TOLD.account}:oidc-provider/${ISSUER}`;
const GIVEN = {
  ...{ Name: 'shop', Environment: 'production', Repository: 'acme/shop', Workflows: 'acme/flipgate' },
  OidcProviderArn: PROVIDER,
};
const WITH_IDS = trustsOf({ ...GIVEN, OwnerId: '123', RepositoryId: '456' });
const WITHOUT_IDS = trustsOf(GIVEN);
const WITH_TAGS = trustsOf({ ...GIVEN, DeployedTags: 'refs/tags/v*' });

/** A job, in the claims of its token that AWS looks at. */
interface Claims {
  readonly sub: string;
  readonly ref?: string;
  readonly job_workflow_ref?: string;
  readonly repository_id?: string;
  readonly aud?: string;
}

const OLD = 'repo:acme/shop';
const NEW = 'repo:acme@123/shop@456';
const MAIN = 'refs/heads/main';
const workflow = (file: string, repository = 'acme/flipgate') =>
  `${repository}/.github/workflows/${file}.yml@0123456789abcdef0123456789abcdef01234567`;

async function takes(role: JobRole, claims: Claims, trusts = WITH_IDS): Promise<boolean> {
  const said = { aud: 'sts.amazonaws.com', repository_id: '456', ...claims };
  const result = await runSimulation(
    {
      request: {
        principal: PROVIDER,
        action: 'sts:AssumeRoleWithWebIdentity',
        resource: {
          resource: `arn:aws:iam::${TOLD.account}:role/flipgate/${TOLD.prefix}-${role}`,
          accountId: TOLD.account,
        },
        contextVariables: Object.fromEntries(
          Object.entries(said).map(([claim, value]) => [`${ISSUER}:${claim}`, value]),
        ),
      },
      identityPolicies: [],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: trusts[role],
    },
    {},
  );
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  return result.overallResult === 'Allowed';
}

const JOBS: readonly (readonly [string, JobRole, (subject: string) => Claims])[] = [
  ['a plan', 'plan', (subject) => ({ sub: `${subject}:pull_request`, ref: 'refs/pull/7/merge' })],
  ['a look for drift', 'plan', (subject) => ({ sub: `${subject}:ref:${MAIN}`, ref: MAIN })],
  ['a build', 'build', (subject) => ({ sub: `${subject}:ref:${MAIN}`, ref: MAIN })],
  ['a deploy', 'deploy', (subject) => ({ sub: `${subject}:environment:production`, ref: MAIN })],
  ...(['settle', 'rollback'] as const).map(
    (file) =>
      [
        `a ${file}`,
        'deploy' as const,
        (subject: string) => ({
          sub: `${subject}:environment:production-ops`,
          ref: MAIN,
          job_workflow_ref: workflow(file),
        }),
      ] as const,
  ),
];

test.each(JOBS)('%s takes its role, in both forms of the subject, and no other', async (_, role, claims) => {
  for (const subject of [OLD, NEW])
    for (const trusts of [WITH_IDS, WITHOUT_IDS])
      expect(await takes(role, claims(subject), trusts)).toBe(true);
  const others = (['plan', 'build', 'deploy'] as const).filter((one) => one !== role);
  for (const other of others) {
    // A build's job and one that looks for drift are one and the same to GitHub.
    const same = claims(OLD).sub.endsWith(`:ref:${MAIN}`) && other !== 'deploy';
    expect(await takes(other, claims(OLD)), other).toBe(same);
  }
});

const DEPLOY = { sub: `${NEW}:environment:production`, ref: MAIN };
const OPS = { sub: `${NEW}:environment:production-ops`, ref: MAIN, job_workflow_ref: workflow('settle') };
const REFUSED: readonly (readonly [string, JobRole, Claims])[] = [
  ['a pull request that names the environment', 'deploy', { ...DEPLOY, ref: 'refs/pull/7/merge' }],
  ['a pull request', 'deploy', { sub: `${NEW}:pull_request`, ref: 'refs/pull/7/merge' }],
  ['a pull request that would push', 'build', { sub: `${NEW}:pull_request`, ref: 'refs/pull/7/merge' }],
  ['another branch that names the environment', 'deploy', { ...DEPLOY, ref: 'refs/heads/feature' }],
  ['another branch', 'build', { sub: `${NEW}:ref:refs/heads/feature`, ref: 'refs/heads/feature' }],
  [
    'a branch whose name begins alike',
    'build',
    { sub: `${NEW}:ref:refs/heads/main2`, ref: 'refs/heads/main2' },
  ],
  ['a tag that is not allowed', 'build', { sub: `${NEW}:ref:refs/tags/v1`, ref: 'refs/tags/v1' }],
  ['another environment', 'deploy', { ...DEPLOY, sub: `${NEW}:environment:staging` }],
  [
    'an environment whose name begins alike',
    'deploy',
    { ...DEPLOY, sub: `${NEW}:environment:production-eu` },
  ],
  ['a job of -ops that is no reusable workflow', 'deploy', { sub: OPS.sub, ref: MAIN }],
  ['a deploy under -ops', 'deploy', { ...OPS, job_workflow_ref: workflow('deploy') }],
  [
    'a workflow of the own repository under -ops',
    'deploy',
    { ...OPS, job_workflow_ref: workflow('settle', 'acme/shop') },
  ],
  [
    "somebody else's workflow under -ops",
    'deploy',
    { ...OPS, job_workflow_ref: workflow('settle', 'eve/flipgate') },
  ],
  ['a settle from another branch', 'deploy', { ...OPS, ref: 'refs/heads/feature' }],
  ['a fork', 'plan', { sub: 'repo:eve/shop:pull_request', repository_id: '789' }],
  ['a fork in the new form', 'plan', { sub: 'repo:eve@9/shop@789:pull_request', repository_id: '789' }],
  [
    'a repository whose name begins alike',
    'deploy',
    { ...DEPLOY, sub: 'repo:acme/shop-admin:environment:production' },
  ],
  [
    'the same in the new form',
    'deploy',
    { ...DEPLOY, sub: 'repo:acme@123/shop-admin@457:environment:production' },
  ],
  [
    'an owner whose name ends alike',
    'deploy',
    { ...DEPLOY, sub: 'repo:not-acme/shop:environment:production' },
  ],
  [
    'a name that somebody registered again',
    'deploy',
    { ...DEPLOY, sub: `${OLD}:environment:production`, repository_id: '789' },
  ],
  [
    'the same in the new form, registered again',
    'deploy',
    { ...DEPLOY, sub: 'repo:acme@124/shop@789:environment:production' },
  ],
  ['a token for somebody else', 'deploy', { ...DEPLOY, aud: 'https://github.com/acme' }],
];

test.each(REFUSED)('%s does not take the role of %s', async (_, role, claims) => {
  expect(await takes(role, claims)).toBe(false);
});

test.each(REFUSED.filter(([name]) => !/registered/.test(name)))(
  '%s: nor without ids',
  async (_, role, claims) => {
    expect(await takes(role, claims, WITHOUT_IDS)).toBe(false);
  },
);

test('where tags deploy, they build and deploy, and branches other than the default do not', async () => {
  const tag = 'refs/tags/v1.2.3';
  expect(await takes('build', { sub: `${NEW}:ref:${tag}`, ref: tag }, WITH_TAGS)).toBe(true);
  expect(await takes('deploy', { ...DEPLOY, ref: tag }, WITH_TAGS)).toBe(true);
  expect(await takes('deploy', { ...DEPLOY, ref: 'refs/tags/x1' }, WITH_TAGS)).toBe(false);
  expect(await takes('deploy', { ...DEPLOY, ref: 'refs/heads/v1' }, WITH_TAGS)).toBe(false);
});
