import { expect, test } from 'vitest';
import { type Fact, known } from '../../../src/model/checkup/fact.ts';
import { type Finding, stopsDeploys } from '../../../src/model/checkup/finding.ts';
import { identityFindings } from '../../../src/model/checkup/identity-checks.ts';
import { matchesPattern, trustByBootstrap } from '../../../src/model/checkup/trust.ts';
import { readTrustPolicy } from '../../../src/model/checkup/trust-policy.ts';

const SITE = {
  ...{ name: 'shop', environment: 'production', hostname: 'api.example.com' },
  previewHostnames: { blue: 'api-blue.example.com', green: 'api-green.example.com' },
};
const ROLE = 'arn:aws:iam::123456789012:role/flipgate/shop-production-';
const CLAIMS = {
  ...{ sub: 'repo:acme/shop:environment:production', aud: 'sts.amazonaws.com' },
  ...{ repository: 'acme/shop', repository_id: '456', repository_owner_id: '123', ref: 'refs/heads/main' },
};
const DENIED: Fact<never> = { kind: 'unknown', why: 'AWS does not let this job become it', remedy: 'Mend.' };

function findings(role: string, claims = CLAIMS, account: Fact<string> = DENIED): readonly Finding[] {
  const trust = trustByBootstrap(SITE, role, claims);
  return identityFindings({ role, account, claims: known(claims), trust, trustUnread: DENIED });
}

function subject(role: string, claims = CLAIMS, account: Fact<string> = DENIED): Finding | undefined {
  return findings(role, claims, account).find(({ check }) => check === 'claim sub');
}

test.each([
  ['deploy', 'repo:acme/shop:environment:production'],
  ['deploy', 'repo:acme@123/shop@456:environment:production-ops'],
  ['build', 'repo:acme/shop:ref:refs/heads/main'],
  ['plan', 'repo:acme@123/shop@456:pull_request'],
])('the role %s is for %s', (role, sub) => {
  expect(subject(ROLE + role, { ...CLAIMS, sub })).toMatchObject({ kind: 'good' });
});

test.each([
  ['deploy', 'repo:acme/shop:ref:refs/heads/main'],
  ['deploy', 'repo:acme@123/shop@789:environment:production'],
  ['build', 'repo:acme/shop:environment:production'],
  ['plan', 'repo:acme/shop:environment:production'],
])('the role %s is not for %s, when it was not given', (role, sub) => {
  const finding = subject(ROLE + role, { ...CLAIMS, sub });
  expect(finding).toMatchObject({ kind: 'bad' });
  expect(finding?.found).toContain(`\`${sub}\`; bootstrap, by the names, expects \`repo:acme/shop:`);
  expect(finding?.found).toContain(' or `repo:acme@123/shop@456:');
});

test('a role that was given has a trust of its own: a claim beside bootstrap’s names fails nothing', () => {
  const other = { ...CLAIMS, sub: 'repo:acme/shop:ref:refs/heads/main' };
  const finding = subject(`${ROLE}deploy`, other, known('123456789012'));
  expect(finding).toMatchObject({ kind: 'good', found: expect.stringContaining('given all the same') });
});

test('without a token a deploy would fail, and without a role none is needed', () => {
  const without = {
    account: DENIED,
    trust: { by: 'bootstrap', statements: [] },
    trustUnread: DENIED,
  } as const;
  const [denied] = identityFindings({ ...without, role: ROLE, claims: DENIED });
  expect(denied && stopsDeploys(denied)).toBe(true);
  expect(identityFindings({ ...without, role: undefined, claims: DENIED })).toMatchObject([
    { check: 'identity token', kind: 'good' },
  ]);
});

test('a claim that the trust policy asks for and the token has not is named', () => {
  const trust = readTrustPolicy(
    JSON.stringify({
      Statement: {
        ...{ Effect: 'Allow', Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'] },
        Condition: {
          StringLike: {
            'token.actions.githubusercontent.com:sub': 'repo:acme/shop:*',
            'token.actions.githubusercontent.com:job_workflow_ref': ['acme/flipgate/*'],
            'aws:RequestedRegion': 'eu-*',
          },
        },
      },
    }),
  );
  const facts = { role: ROLE, account: DENIED, claims: known(CLAIMS), trust, trustUnread: known(trust) };
  const told = identityFindings(facts).map(({ check, kind }) => `${check}: ${kind}`);
  expect(told).toEqual([
    ...['identity token: good', 'trust policy: good', 'claim sub: good', 'claim job_workflow_ref: bad'],
  ]);
});

test('statements that let in others, or refuse, are no way in for a job', () => {
  const { statements } = readTrustPolicy(
    JSON.stringify({
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '*' } },
        { Effect: 'Deny', Action: 'sts:AssumeRoleWithWebIdentity' },
      ],
    }),
  );
  expect(statements).toEqual([]);
});

test('a pattern is matched as IAM does: whole, with * and ?, and nothing else of meaning', () => {
  expect(matchesPattern('repo:a/b:ref:x', 'repo:a/b:*')).toBe(true);
  expect(matchesPattern('repo:a/b', 'repo:?/b')).toBe(true);
  expect(matchesPattern('repo:a/b', 'repo:a.b')).toBe(false);
  expect(matchesPattern('x repo:a/b', 'repo:*')).toBe(false);
});
