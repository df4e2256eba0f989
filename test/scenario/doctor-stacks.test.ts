import { expect, test } from 'vitest';
import { TOOLKIT } from '../../src/model/checkup/stack-checks.ts';
import { openStage, told } from './acts.ts';
import { cloudStack } from './cloud-stack.ts';
import type { Stage } from './stage.ts';

async function rows(stage: Stage): Promise<readonly string[]> {
  const { outcome } = await stage.doctor({
    awsRole: 'arn:aws:iam::123456789012:role/flipgate/shop-production-deploy',
  });
  expect(told(outcome)).toMatchObject({ changed: false });
  return (outcome.checkup ?? [])
    .filter(({ check }) => /^(stack |CDK)/.test(check))
    .map(({ check, kind, found }) => `${check}: ${kind}: ${found}`);
}

test('without a stack of CloudFormation the engine is Terraform, and there is nothing to say of stacks', async () => {
  expect(await rows(await openStage())).toEqual([]);
});

test('stacks and toolkit are looked at where CDK deploys', async () => {
  const stage = await openStage();
  cloudStack(stage, 'shop-production-shared', 'UPDATE_COMPLETE');
  cloudStack(stage, 'shop-production-color-blue', 'ROLLBACK_COMPLETE');
  cloudStack(stage, TOOLKIT, 'CREATE_COMPLETE', '33');
  expect(await rows(stage)).toEqual([
    'stack shop-production-shared: good: UPDATE_COMPLETE',
    'stack shop-production-color-blue: bad: The stack shop-production-color-blue is ROLLBACK_COMPLETE. CloudFormation deploys nothing to it like that.',
    'stack shop-production-color-green: early: none yet: a deploy makes it',
    'CDK toolkit: good: version 33',
  ]);
});
