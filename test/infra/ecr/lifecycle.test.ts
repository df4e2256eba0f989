import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyInfra, type InfraCopy } from '../infra-copy.ts';
import { plannedResource } from '../planned-resource.ts';
import { openTerraform } from '../terraform-run.ts';
import { type Counting, expired, type Rule } from './lifecycle.ts';
import { Registry } from './registry.ts';

const COUNTINGS: readonly Counting[] = ['all', 'own'];

let infra: InfraCopy;
let rules: readonly Rule[];

beforeAll(async () => {
  infra = await copyInfra();
  // The fewest builds that may be asked for: the sharpest policy.
  const variables = 'name = "shop"\nkept_builds = 20\nuntagged_days = 1';
  const folder = join(infra.folder, 'modules', 'ecr');
  const address = 'aws_ecr_lifecycle_policy.images';
  const planned = await plannedResource(await openTerraform(), folder, variables, address);
  ({ rules } = JSON.parse((planned as { policy: string }).policy));
});

afterAll(() => infra.remove());

type Step = (registry: Registry) => void;

const environment = fc.constantFrom('development', 'staging', 'production');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map(
    (builds): Step =>
      (registry) => {
        for (let build = 0; build < builds; build++) registry.build();
      },
  ),
  fc.tuple(environment, fc.integer({ min: 0, max: 30 })).map(
    ([name, back]): Step =>
      (registry) =>
        registry.release(name, back),
  ),
  fc.tuple(environment, fc.integer({ min: 0, max: 9 })).map(
    ([name, back]): Step =>
      (registry) =>
        registry.rollback(name, back),
  ),
  fc.integer({ min: 1, max: 90 }).map(
    (days): Step =>
      (registry) =>
        registry.pass(days),
  ),
);

test.each(COUNTINGS)('live images and the last ten releases stay, counting %s', (counting) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (history) => {
      const registry = new Registry(rules, counting);
      for (const happens of history) {
        happens(registry);
        registry.pass(1);
        expect(registry.missing()).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});

test.each(COUNTINGS)('builds that are no release go, counting %s', (counting) => {
  const registry = new Registry(rules, counting);
  for (let build = 0; build < 100; build++) registry.build();
  registry.pass(3);
  // Twenty indexes and the image that each names.
  expect(registry.size).toBe(40);
});

test('without the first rule a production that rests would lose its live image', () => {
  const registry = new Registry(
    rules.filter(({ rulePriority }) => rulePriority > 1),
    'own',
  );
  registry.build();
  registry.release('production', 0);
  for (let build = 0; build < 30; build++) registry.build();
  registry.pass(3);
  expect(registry.missing()).toContain('sha256:1');
});

test('an image under a tag that nobody here gave is never touched', () => {
  const image = { digest: 'sha256:1', tags: new Set(['v1']), pushed: 0 };
  for (const counting of COUNTINGS) expect([...expired(rules, [image], 5000, counting)]).toEqual([]);
});

test('a push that broke off goes after its days', () => {
  const image = { digest: 'sha256:1', tags: new Set<string>(), pushed: 0 };
  expect([...expired(rules, [image], 1, 'all')]).toEqual([]);
  expect([...expired(rules, [image], 2, 'all')]).toEqual(['sha256:1']);
});
