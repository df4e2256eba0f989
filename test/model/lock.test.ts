import { expect, test } from 'vitest';
import { defaultBucket } from '../../src/model/bucket-name.ts';
import { describeHolder, isLapsed, type LockHolder } from '../../src/model/lock.ts';
import { migrationToken } from '../../src/model/migration-token.ts';
import { sha } from './lines.ts';

test.each([
  [90_000, false],
  [90_001, true],
])('a lock not renewed for %i ms has lapsed: %s', (ms, lapsed) => {
  expect(isLapsed(1_000, 1_000 + ms)).toBe(lapsed);
});

const HOLDER: LockHolder = { owner: 'x', command: 'deploy', attempt: 1, startedAt: 0, renewals: 0 };
test.each<[Partial<LockHolder>, string]>([
  [{}, 'deploy'],
  [{ release: sha('a') }, 'deploy aaaaaaaaaaaa'],
  [{ command: 'settle', by: 'ada', runUrl: 'https://ci/1' }, 'settle by ada (https://ci/1)'],
])('%j is told as %s', (more, said) => {
  expect(describeHolder({ ...HOLDER, ...more })).toBe(said);
});

test('a client token is the same for one attempt, fits, and differs in every part', () => {
  const token = migrationToken('shop-production', sha('a'), 'expand', 1);
  expect(token).toMatch(/^[\x21-\x7e]{1,64}$/);
  expect(migrationToken('shop-production', sha('a'), 'expand', 1)).toBe(token);
  const others = [
    migrationToken('shop-staging', sha('a'), 'expand', 1),
    migrationToken('shop-production', sha('b'), 'expand', 1),
    migrationToken('shop-production', sha('a'), 'contract', 1),
    migrationToken('shop-production', sha('a'), 'expand', 2),
  ];
  expect(new Set([token, ...others]).size).toBe(5);
});

test('a bucket name fits into 63 characters and tells long names apart', () => {
  expect(defaultBucket({ name: 'shop', environment: 'production' }, '123456789012')).toBe(
    'flipgate-shop-production-123456789012',
  );
  const long = (environment: string) => defaultBucket({ name: 'a'.repeat(40), environment }, '123456789012');
  expect(long('production')).toMatch(/^[a-z0-9-]{1,63}$/);
  expect(long('production')).not.toBe(long('productiom'));
});
