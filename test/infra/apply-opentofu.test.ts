import { afterAll, beforeAll, expect, test } from 'vitest';
import { tofuPart } from '../parts/terraform.ts';
import { type AppliedSite, openSite } from './applied-site.ts';
import { openEdgeZone } from './edge-zone.ts';
import { colorVariables, serviceNames, site, sizes } from './givens.ts';

// The roots that the other tests apply by Terraform, once by OpenTofu.

let applied: AppliedSite;

beforeAll(async () => {
  applied = await openSite(tofuPart);
});

afterAll(() => applied.close());

test('OpenTofu applies bootstrap, and a second plan is empty', async () => {
  const { name, environment } = site;
  await applied.apply('bootstrap', { name, environment, ...sizes.bootstrap });
  expect(await applied.stack('bootstrap').changes()).toEqual([]);
});

test('OpenTofu applies shared, and a second plan is empty', async () => {
  await applied.apply('shared', { ...site, ...sizes.shared });
  expect(await applied.stack('shared').changes()).toEqual([]);
});

test('OpenTofu applies a colour that starts nothing, and a second plan is empty', async () => {
  await applied.apply('blue', colorVariables('blue', '1', applied.shared()));
  expect(await applied.cloud.counts('shop-production', serviceNames('blue'))).toEqual([0, 0, 0]);
  expect(await applied.stack('blue').changes()).toEqual([]);
});

test('OpenTofu destroys all of it', async () => {
  await applied.stack('blue').destroy();
  await applied.stack('shared').destroy();
  await applied.stack('bootstrap').destroy();
});

test('OpenTofu applies the edge, its second plan is empty, and it destroys it', async () => {
  const edge = await openEdgeZone('example.com', tofuPart);
  try {
    const preview_hostnames = { blue: 'api-blue.example.com', green: 'api-green.example.com' };
    await edge.stack.apply({
      zone: 'example.com',
      environments: { 'shop-production': { hostname: 'api.example.com', preview_hostnames } },
      probe_secrets: { 'shop-production': 's'.repeat(40) },
    });
    expect(await edge.stack.changes()).toEqual([]);
    await edge.stack.destroy();
    expect(edge.zone.rulesets.all().flatMap(({ rules }) => rules)).toEqual([]);
  } finally {
    await edge.close();
  }
});
