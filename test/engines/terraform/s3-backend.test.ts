import { expect, test } from 'vitest';
import { s3Backend } from '../../../src/engines/terraform/s3-backend.ts';

const place = { bucket: 'states', siteKey: 'shop-production', region: 'eu-west-1' };
const holding = (key: string, body: string) => ({
  get: async (asked: string) =>
    asked === key ? { body, etag: '"1"', modifiedAt: 0, storeNow: 0 } : undefined,
});

test('each stack has a key of its own, and a lock file', () => {
  const backend = s3Backend({ ...place, store: holding('', '') });
  expect(backend.settings('color-blue')).toEqual({
    bucket: 'states',
    key: 'shop-production/color-blue.tfstate',
    region: 'eu-west-1',
    encrypt: 'true',
    use_lockfile: 'true',
  });
});

test('a stand-in for S3 is asked by path', () => {
  const backend = s3Backend({ ...place, endpoint: 'http://127.0.0.1:1', store: holding('', '') });
  expect(backend.settings('shared')).toMatchObject({ use_path_style: 'true' });
});

test('the lock of a stack is read from beside its state', async () => {
  const body = JSON.stringify({
    ID: 'L',
    Who: 'ada@laptop',
    Created: '2026-11-23T19:56:36.306908327Z',
    Info: '',
  });
  const store = holding('shop-production/shared.tfstate.tflock', body);
  const backend = s3Backend({ ...place, store });
  const createdAt = Date.UTC(2026, 10, 23, 19, 56, 36, 306);
  expect(await backend.lock('shared')).toEqual({ id: 'L', who: 'ada@laptop', createdAt });
  expect(await backend.lock('color-blue')).toBeUndefined();
});
