import { expect, test } from 'vitest';
import { TOOLKIT } from '../../src/model/checkup/stack-checks.ts';
import { readPage } from './pages.ts';

const PAGE = readPage('infra/cdk/README.md');
const { context } = JSON.parse(readPage('infra/cdk/cdk.json')) as { context: Record<string, unknown> };
const QUALIFIER = String(context['@aws-cdk/core:bootstrapQualifier']);

const [BOOTSTRAP = ''] = /^ {4}npx cdk bootstrap (?:.*\\\n)*.*$/m.exec(PAGE) ?? [];

test('the documented bootstrap makes the toolkit that the stacks, the doctor and the roles know', () => {
  expect(BOOTSTRAP).toContain(`--qualifier ${QUALIFIER}`);
  expect(BOOTSTRAP).toContain(`--toolkit-stack-name ${TOOLKIT}`);
  const rights = readPage('infra/terraform/modules/github-roles/policies/deploy-stacks.json');
  const named = [...rights.matchAll(/\bcdk-(\w+)-/g)].map(([, qualifier]) => qualifier);
  expect(new Set(named)).toEqual(new Set([QUALIFIER]));
  expect(readPage('infra/terraform/modules/github-roles/policies/look.json')).toContain(`stack/${TOOLKIT}/*`);
});

test('it gives CloudFormation’s role no right, and trusts no other account', () => {
  expect(BOOTSTRAP).toContain('--cloudformation-execution-policies arn:aws:iam::aws:policy/AWSDenyAll');
  expect(BOOTSTRAP).toContain('--public-access-block-configuration');
  expect(BOOTSTRAP).not.toContain('--trust');
});

test.each(['.github/DEPLOYMENT.md', '.github/BOOTSTRAP.md'])('%s says what differs with CDK', (page) => {
  expect(readPage(page)).toMatch(/^###? With CDK$/m);
});

test('the line that a caller needs stands where callers are explained', () => {
  expect(readPage('workflows/README.md')).toContain('`engine: cdk`');
  expect(PAGE).toMatch(/^ +engine: cdk$/m);
});
