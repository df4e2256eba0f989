import { afterEach, expect, test, vi } from 'vitest';
import { doctor } from '../../src/commands/doctor.ts';
import { type Finding, stopsDeploys } from '../../src/model/checkup/finding.ts';
import type { Job } from '../../src/model/job.ts';
import { exitCode, isSetback } from '../../src/model/outcome.ts';
import type { DoctorRequest } from '../../src/model/request.ts';
import type { Log } from '../../src/ports.ts';
import { openWorld } from '../../src/wire/world.ts';
import { type Asked, json, openLoopback, type Script } from '../adapters/loopback.ts';

const JOB: Job = {
  ...{ attempt: 1, repository: 'acme/shop', serverUrl: 'https://github.com', runner: 'hosted' },
  ...{ workspace: '/workspace', temp: '/tmp', files: {} },
};
const REQUEST: DoctorRequest = {
  ...{ command: 'doctor', dryRun: false, awsRegion: 'eu-central-1' },
  awsRole: 'arn:aws:iam::123456789012:role/flipgate/shop-production-deploy',
  cloudflareApiTokenSecret: 'shop-production/cloudflare',
  site: {
    ...{ name: 'shop', environment: 'production', hostname: 'api.example.com' },
    previewHostnames: { blue: 'api-blue.example.com', green: 'api-green.example.com' },
  },
};
const CLAIMS = {
  ...{ sub: 'repo:acme/shop:ref:refs/heads/main', aud: 'sts.amazonaws.com', ref: 'refs/heads/main' },
  ...{ repository: 'acme/shop', repository_id: '456', repository_owner_id: '123' },
};
const TOKEN = ['{}', JSON.stringify(CLAIMS), 'signed']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');

afterEach(() => vi.unstubAllEnvs());

/** The doctor of a whole run, where the outside is what a test says. */
async function examined(script: Script) {
  await using loopback = await openLoopback(script);
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_URL', `${loopback.url}/oidc?api=1`);
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'request');
  const [said, masked]: [string[], string[]] = [[], []];
  const line = (text: string) => {
    said.push(text);
  };
  const log: Log = {
    ...{ line, notice: line, warning: line, group: line, endGroup: () => {} },
    foreign: (lines) => said.push(...lines),
  };
  const environment = { AWS_ENDPOINT_URL: loopback.url, CLOUDFLARE_BASE_URL: `${loopback.url}/client/v4` };
  const channel = { log, mask: (value: string) => masked.push(value), hide: (text: string) => text };
  const world = await openWorld(REQUEST, JOB, environment, channel);
  const cancel = new AbortController().signal;
  const outcome = await doctor({ world, request: REQUEST, job: JOB, cancel, owner: 'o' });
  const findings: readonly Finding[] = outcome.checkup ?? [];
  return { outcome, findings, said, masked, asked: loopback.asked as readonly Asked[] };
}

const DENIED = {
  status: 403,
  headers: { 'content-type': 'text/xml' },
  body: '<ErrorResponse><Error><Code>AccessDenied</Code><Message>Not authorized to perform sts:AssumeRoleWithWebIdentity</Message></Error></ErrorResponse>',
};

test('a role that is not given: the claims beside what it is for, and nobody else is asked', async () => {
  const { asked, findings, masked, outcome, said } = await examined(({ url }) =>
    url.startsWith('/oidc') ? json({ value: TOKEN }) : DENIED,
  );
  expect(exitCode(outcome.result)).toBe(1);
  const row = (check: string) => findings.find((finding) => finding.check === check);
  expect(row('claim sub')).toMatchObject({ kind: 'bad' });
  expect(row('claim sub')?.found).toBe(
    '`repo:acme/shop:ref:refs/heads/main`; bootstrap, by the names, expects `repo:acme/shop:environment:production` or `repo:acme@123/shop@456:environment:production` or `repo:acme/shop:environment:production-ops` or `repo:acme@123/shop@456:environment:production-ops`',
  );
  expect(row('AWS account')).toMatchObject({ kind: 'unknown', asked: 'by deploys' });
  expect(row('AWS account')?.found).toContain('AWS does not let this job become');
  expect(row('bucket')).toMatchObject({ found: 'AWS is not reached', behind: 'AWS account' });
  const failure = isSetback(outcome) ? outcome.failure : undefined;
  expect(failure?.message.split('\n').map((told) => told.replace(/:.*/, ''))).toEqual([
    ...['A deploy would fail', 'claim sub', 'AWS account', 'Cloudflare token', 'Cloudflare zone'],
  ]);
  const good = findings.filter(({ kind }) => kind === 'good').map(({ check }) => check);
  expect(good).toEqual(['identity token', 'claim aud', 'AWS region']);
  expect(asked.filter(({ url }) => url.startsWith('/client/v4'))).toEqual([]);
  expect(masked).toContain(TOKEN);
  expect(said.join('\n')).not.toContain(TOKEN);
});

test('a job that may not ask for its identity is told the permission', async () => {
  const { findings, outcome } = await examined(({ url }) =>
    url.startsWith('/oidc') ? json({ message: 'forbidden' }, 403) : DENIED,
  );
  expect(exitCode(outcome.result)).toBe(1);
  expect(findings[0]).toMatchObject({
    ...{ check: 'identity token', kind: 'unknown' },
    remedy: expect.stringContaining('id-token: write'),
  });
  expect(findings.filter(stopsDeploys).length).toBeGreaterThan(5);
});
