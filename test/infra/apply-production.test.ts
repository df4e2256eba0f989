import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptPlans } from '../cost/plans.ts';
import { type AppliedSite, openSite } from './applied-site.ts';
import { colorVariables, serviceNames, site, sizes } from './givens.ts';

// The size `production` on a cloud of its own, beside the story of the small one.

let applied: AppliedSite;

beforeAll(async () => {
  applied = await openSite();
  const { name, environment } = site;
  await applied.apply('bootstrap', { name, environment, ...sizes.bootstrap });
});

afterAll(() => applied.close());

test('shared comes into being in the size production, and a second plan is empty', async () => {
  await applied.apply('shared', { ...site, size: 'production', deletion_protection: false });
  expect(await applied.stack('shared').changes()).toEqual([]);
});

test('a colour of that size has two web tasks at least, starts nothing, and its second plan is empty', async () => {
  const made = await applied.apply('blue', colorVariables('blue', '1', applied.shared()));
  expect(made['web_min']).toBeGreaterThanOrEqual(2);
  expect(await applied.cloud.counts('shop-production', serviceNames('blue'))).toEqual([0, 0, 0]);
  expect(await applied.stack('blue').changes()).toEqual([]);
});

test('the page of costs counts what stands here', async () => {
  const { production } = keptPlans().sizes;
  const renew = 'Run: npm run cost -- --write';
  expect(await applied.billed('shared'), renew).toEqual(production.shared);
  expect(await applied.billed('blue'), renew).toEqual(production.color);
});

test('fewer than two web tasks are refused, and the sentence says so', async () => {
  const fewer = { ...colorVariables('blue', '1', applied.shared()), web_min: 1 };
  await expect(applied.stack('blue').changes(fewer)).rejects.toThrow(/web_min/);
});

test('all of it can be destroyed', async () => {
  await applied.stack('blue').destroy();
  await applied.stack('shared').destroy();
});

test('Terraform asks of IAM what the roles are tested with', async () => {
  for (const kind of ['apply', 'plan'] as const)
    await expect(`${applied.demands.of(kind).join('\n')}\n`).toMatchFileSnapshot(
      `../roles/calls/terraform-${kind}-production.txt`,
    );
});

test('nothing was asked or answered that the services do not know', () => {
  expect(applied.cloud.faults()).toEqual([]);
});
