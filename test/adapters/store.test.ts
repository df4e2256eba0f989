import { expect, test } from 'vitest';
import { openStore } from '../../src/adapters/store.ts';
import { S3Room } from '../cloud/s3/s3-room.ts';
import { sdkHandler } from '../cloud/sdk-handler.ts';
import { oneRoom } from './one-room.ts';

const KEY = 'ledger/shop/lock';

function openBucket() {
  const { clock, faults, calls, to } = oneRoom();
  const room = new S3Room(clock);
  const bucket = room.create('ledger');
  const connection = {
    region: 'eu-central-1',
    endpoint: 'http://cloud.invalid',
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
    requestHandler: sdkHandler(to(room)),
    clock,
  };
  return { bucket, clock, faults, calls, connection, store: openStore(connection, 'ledger') };
}

test('an object comes back with its body, its etag, and both times by the store', async () => {
  const { store, clock } = openBucket();
  const written = clock.now();
  const answer = await store.create(KEY, '{"run":"1"}');
  await clock.sleep(30_000);
  expect(await store.get(KEY)).toEqual({
    body: '{"run":"1"}',
    etag: answer.kind === 'written' ? answer.etag : '',
    modifiedAt: written,
    storeNow: written + 30_000,
  });
  expect(await store.get('ledger/other')).toBeUndefined();
});

test('what exists is not created again, and what has changed is neither replaced nor removed', async () => {
  const { store } = openBucket();
  const first = await store.create(KEY, 'one');
  if (first.kind !== 'written') throw new Error('not written');
  expect(await store.create(KEY, 'two')).toEqual({ kind: 'refused' });
  const second = await store.replace(KEY, 'two', first.etag);
  expect(second.kind).toBe('written');
  expect(await store.replace(KEY, 'three', first.etag)).toEqual({ kind: 'refused' });
  expect(await store.remove(KEY, first.etag)).toBe('refused');
  expect((await store.get(KEY))?.body).toBe('two');
  expect(await store.remove(KEY, second.kind === 'written' ? second.etag : '')).toBe('removed');
  expect(await store.get(KEY)).toBeUndefined();
});

test('what is gone counts as removed and cannot be replaced', async () => {
  const { store } = openBucket();
  expect(await store.remove(KEY, '"0"')).toBe('removed');
  expect(await store.replace(KEY, 'one', '"0"')).toEqual({ kind: 'refused' });
});

test('a write that crosses another one is refused', async () => {
  const { store, bucket } = openBucket();
  bucket.contested.add(KEY);
  expect(await store.create(KEY, 'one')).toEqual({ kind: 'refused' });
});

test.each(['drop-reply', 'timeout'] as const)('a create with %s is written once and known', async (kind) => {
  const { store, faults, bucket } = openBucket();
  faults.at(1, { kind });
  expect(await store.create(KEY, 'mine')).toEqual({ kind: 'written', etag: bucket.get(KEY)?.etag });
});

test('a lost answer hides nobody else’s write', async () => {
  const { store, faults, bucket, clock } = openBucket();
  faults.at(1, { kind: 'timeout', after: 1000 });
  const creating = store.create(KEY, 'mine');
  bucket.put(KEY, { body: Buffer.from('theirs'), headers: {} }, { kind: 'none' }, clock.now());
  expect(await creating).toEqual({ kind: 'refused' });
});

test.each(['drop-reply', 'timeout'] as const)(
  'a replacement and a removal with %s are known',
  async (kind) => {
    const { store, faults } = openBucket();
    const first = await store.create(KEY, 'one');
    if (first.kind !== 'written') throw new Error('not written');
    faults.when((call) => call.operation === 'PutObject', { kind }, 1);
    const second = await store.replace(KEY, 'two', first.etag);
    if (second.kind !== 'written') throw new Error('not written');
    faults.when((call) => call.operation === 'DeleteObject', { kind }, 1);
    expect(await store.remove(KEY, second.etag)).toBe('removed');
    expect(await store.get(KEY)).toBeUndefined();
  },
);

test('a store that never answers a write leaves it unanswered', async () => {
  const { store, faults, calls } = openBucket();
  faults.when((call) => call.operation === 'PutObject', { kind: 'server-error', status: 500 });
  await expect(store.create(KEY, 'mine')).rejects.toMatchObject({ name: 'Unanswered' });
  expect(calls().filter((line) => line.includes('PutObject'))).toHaveLength(4);
});

test('a throttled write is sent again later', async () => {
  const { store, faults, clock } = openBucket();
  const before = clock.now();
  faults.at(1, { kind: 'throttle' });
  expect((await store.create(KEY, 'mine')).kind).toBe('written');
  expect(clock.now() - before).toBe(1000);
});

test('a bucket of another account is neither read nor written where its owner is known', async () => {
  const { connection, bucket } = openBucket();
  const ours = openStore(connection, 'ledger', bucket.owner);
  const written = await ours.create(KEY, 'one');
  if (written.kind !== 'written') throw new Error('not written');
  const theirs = openStore(connection, 'ledger', '210987654321');
  const refused = { name: 'Failure', remedy: expect.stringContaining('not account 210987654321’s') };
  await expect(theirs.get(KEY)).rejects.toMatchObject(refused);
  await expect(theirs.create('other', 'x')).rejects.toMatchObject(refused);
  await expect(theirs.replace(KEY, 'x', written.etag)).rejects.toMatchObject(refused);
  await expect(theirs.remove(KEY, written.etag)).rejects.toMatchObject(refused);
  expect(bucket.keys()).toEqual([KEY]);
  expect((await ours.get(KEY))?.etag).toBe(written.etag);
});

test('a missing bucket is named with its inputs', async () => {
  const { connection } = openBucket();
  const nowhere = openStore(connection, 'nowhere');
  await expect(nowhere.get(KEY)).rejects.toThrow('The bucket nowhere does not exist');
  await expect(nowhere.create(KEY, 'x')).rejects.toMatchObject({ name: 'Failure' });
  await expect(nowhere.remove(KEY, '"0"')).rejects.toThrow('The bucket nowhere does not exist');
});
