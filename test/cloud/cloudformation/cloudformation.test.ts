import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FullCloud, openFullCloud } from '../full-cloud.ts';
import { type Desk, openDesk, snapshotOf } from './desk.ts';

let cloud: FullCloud;
let desk: Desk;

beforeAll(async () => {
  cloud = await openFullCloud();
  desk = openDesk(cloud);
  await desk.bootstrapped();
}, 120_000);
afterAll(() => cloud?.close());

test('shared comes into being', { timeout: 120_000 }, async () => {
  const { stack, failed } = await desk.deploy('shop-production-shared', snapshotOf('shared-production'));
  expect(failed).toEqual([]);
  expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  expect(outputsOf(stack)).toMatchObject({});
});

test('a colour, too', { timeout: 120_000 }, async () => {
  const { stack, failed } = await desk.deploy('shop-production-color-blue', snapshotOf('color-production'));
  expect(failed).toEqual([]);
  expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  expect(outputsOf(stack)).toMatchObject({});
});

test('every request and answer was of its description', () => {
  expect(cloud.shapes.faults).toEqual([]);
});
