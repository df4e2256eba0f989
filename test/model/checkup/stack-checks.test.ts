import { expect, test } from 'vitest';
import { type Fact, known } from '../../../src/model/checkup/fact.ts';
import { type SeenStack, stackFindings } from '../../../src/model/checkup/stack-checks.ts';

const SHARED = 'shop-production-shared';
const DENIED: Fact<never> = { kind: 'unknown', why: 'AccessDenied', remedy: 'Allow it.' };
const seen = (status: string, version?: string): SeenStack => ({
  ...{ status, reason: undefined },
  outputs: version === undefined ? {} : { BootstrapVersion: version },
});

function ofStack(stack: Fact<SeenStack | undefined>, toolkit: Fact<SeenStack | undefined> | undefined) {
  return stackFindings({ stacks: new Map([[SHARED, stack]]), toolkit });
}

const GOOD_TOOLKIT = known(seen('UPDATE_COMPLETE', '33'));

test('of an environment of Terraform nothing is said', () => {
  expect(ofStack(known(undefined), undefined)).toEqual([]);
});

test('a stack that may not be asked for is told: whose engine it is nobody knows then', () => {
  expect(ofStack(DENIED, undefined)).toEqual([
    {
      check: `stack ${SHARED}`,
      kind: 'unknown',
      asked: 'here alone',
      found: 'AccessDenied',
      remedy: 'Allow it.',
    },
  ]);
  expect(ofStack(DENIED, GOOD_TOOLKIT)[0]).toMatchObject({ kind: 'unknown', asked: 'by deploys' });
});

test.each([
  [undefined, 'early', 'none yet'],
  ['REVIEW_IN_PROGRESS', 'early', 'none yet'],
  ['UPDATE_COMPLETE', 'good', 'UPDATE_COMPLETE'],
  ['UPDATE_IN_PROGRESS', 'poor', 'something deploys to it'],
  ['ROLLBACK_COMPLETE', 'bad', 'CloudFormation deploys nothing to it like that'],
  ['UPDATE_ROLLBACK_FAILED', 'bad', 'CloudFormation deploys nothing to it like that'],
])('a stack that is %s', (status, kind, found) => {
  const [finding] = ofStack(known(status === undefined ? undefined : seen(status)), GOOD_TOOLKIT);
  expect(finding).toMatchObject({ check: `stack ${SHARED}`, kind, found: expect.stringContaining(found) });
});

test.each([
  [known(seen('CREATE_COMPLETE', '33')), 'good', 'version 33'],
  [known(seen('CREATE_COMPLETE', '21')), 'good', 'version 21'],
  [known(seen('CREATE_COMPLETE', '20')), 'poor', 'version 20'],
  [known(seen('CREATE_COMPLETE')), 'poor', 'version unknown'],
  [known(seen('ROLLBACK_COMPLETE', '33')), 'poor', 'is ROLLBACK_COMPLETE'],
  [known(undefined), 'poor', 'there is none'],
  [DENIED, 'unknown', 'AccessDenied'],
] as const)('a toolkit %#', (toolkit, kind, found) => {
  const finding = ofStack(known(seen('UPDATE_COMPLETE')), toolkit).at(-1);
  expect(finding).toMatchObject({ check: 'CDK toolkit', kind, found: expect.stringContaining(found) });
});
