import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeHolder } from '../../src/model/lock.ts';
import { openDesk } from '../cloud/cloudformation/desk.ts';
import { group, of } from '../cloud/cloudformation/small-templates.ts';
import { BUCKET, openTearDownStage, type TearDownStage } from './tear-down-stage.ts';

const DESTROY = ['--destroy', 'shop-production'] as const;
const FULL = ['ledger.json', 'shop-production/bootstrap.tfstate', 'shop-production/shared.tfstate'];

let stage: TearDownStage;

beforeAll(async () => {
  stage = await openTearDownStage();
});
beforeEach(() => stage.fill());
afterEach(async () => {
  stage.cloud.faults.clear();
  await stage.empty();
});
afterAll(() => stage?.close(), 60_000);

test('a state of the edge in the bucket is named before anything is removed', async () => {
  const key = 'edge/example.com.tfstate';
  await stage.put(key, 'shared.tfstate');
  for (const args of [DESTROY, []]) {
    const { exitCode, output } = await stage.run(...args);
    expect(output).toContain(`${BUCKET} holds states that still have resources: ${key}.`);
    expect(exitCode).toBe(1);
    expect(stage.keys()).toEqual([key, ...FULL]);
  }
});

test('any of a Terragrunt stack that still holds something is named', async () => {
  await stage.put('shop-production/network.tfstate', 'shared.tfstate');
  const { exitCode, output } = await stage.run(...DESTROY);
  expect(output).toContain("Terragrunt's units, and network still holds something");
  expect(exitCode).toBe(2);
});

test('stacks of CDK that are still there are named, and nothing is removed', async () => {
  const desk = openDesk(stage.cloud);
  const name = 'shop-production-shared';
  await desk.deploy(name, of({ Group: group('/flipgate/shop-production/made-by-cdk') }));
  const { exitCode, output } = await stage.run(...DESTROY);
  expect(output).toContain(
    "The stacks of shop-production are CDK's, and still there: shop-production-shared.",
  );
  expect(exitCode).toBe(2);
  expect(stage.keys()).toEqual(FULL);
  await desk.client.deleteStack({ StackName: name });
  await stage.cloud.cloudFormation.settled();
});

test('a run that holds the environment is waited for', async () => {
  await stage.put('lock.json', 'ledger');
  const { exitCode, output } = await stage.run(...DESTROY);
  expect(output).toContain(`A run holds the environment (${BUCKET}/lock.json)`);
  expect(exitCode).toBe(2);
  expect(stage.keys()).toContain('lock.json');
});

test('an error is not taken for an object that is not there', async () => {
  stage.cloud.faults.when(({ operation }) => operation === 'HeadObject', { kind: 'server-error' });
  const { exitCode, output } = await stage.run(...DESTROY);
  expect(output).toContain('AWS gave no answer');
  expect(exitCode).toBe(2);
  expect(stage.keys()).toEqual(FULL);
});

test('the environment is locked meanwhile, and what bootstrap has left is known to the next run', async () => {
  await stage.write('block');
  const failed = await stage.run(...DESTROY);
  expect(failed.output).toMatch(
    /^remove bootstrap .*FAILED.*bootstrap-left\.tfstate, which this script takes/m,
  );
  expect(failed.exitCode).toBe(1);
  expect(describeHolder(JSON.parse(await stage.read('lock.json')))).toMatch(/^tear-down by \S+$/);
  expect(stage.keys()).toEqual([]);
  expect(stage.has('shop-production-last/ledger.json')).toBe(true);
  expect(stage.has('shop-production-last/shop-production/shared.tfstate')).toBe(true);
  const left = await stage.read('shop-production-last/bootstrap-left.tfstate');
  expect(left).toContain('"name": "stays"');
  expect(left).not.toContain('"name": "goes"');

  await stage.remove('block');
  const again = await stage.run(...DESTROY);
  expect(again.output).toMatch(
    /^remove bootstrap +\d+ s {2}gone +Destroy complete! Resources: 1 destroyed\.$/m,
  );
  expect(again.exitCode).toBe(0);
  expect(stage.has('shop-production-last/bootstrap-left.tfstate')).toBe(false);
  expect(stage.keys()).toEqual([]);
});

test('a bootstrap whose state is nowhere is no success, and gives the lock back', async () => {
  await stage.empty();
  const { exitCode, output } = await stage.run(...DESTROY);
  expect(output).toMatch(/^drill of shop-production +\d+ s {2}by hand removed; bootstrap is left$/m);
  expect(exitCode).toBe(1);
  expect(stage.keys()).toEqual([]);
});

test('nothing was asked or answered that the services do not know', () => {
  expect(stage.cloud.shapes.faults).toEqual([]);
});
