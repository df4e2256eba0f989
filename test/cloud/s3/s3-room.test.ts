import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { beforeEach, expect, test } from 'vitest';
import { sdkHandler } from '../sdk-handler.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { Bucket } from './bucket.ts';
import { S3Room } from './s3-room.ts';

const START = Date.UTC(2026, 10, 2, 9, 0, 0, 750);
let clock: VirtualClock;
let room: S3Room;
let client: S3Client;

beforeEach(() => {
  clock = new VirtualClock(START);
  room = new S3Room(clock);
  room.create('ledger');
  client = new S3Client({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: sdkHandler((request) => room.answer(request)),
    maxAttempts: 1,
  });
});

const at = { Bucket: 'ledger', Key: 'locks/shop production' };
const put = (Body: string, condition: { IfMatch?: string; IfNoneMatch?: string } = {}) =>
  client.send(new PutObjectCommand({ ...at, Body, ...condition }));
const remove = (IfMatch?: string) =>
  client.send(new DeleteObjectCommand({ ...at, ...(IfMatch && { IfMatch }) }));
const read = async () => {
  const answer = await client.send(new GetObjectCommand(at));
  return { body: await answer.Body?.transformToString(), etag: answer.ETag, modified: answer.LastModified };
};
const status = (status: number) => ({ $metadata: { httpStatusCode: status } });

test('an object comes back whole, with an etag and the second of its writing', async () => {
  const { ETag } = await put('one');
  expect(await read()).toEqual({ body: 'one', etag: ETag, modified: new Date(START - 750) });
  const head = await client.send(new HeadObjectCommand(at));
  expect(head).toMatchObject({ ContentLength: 3, ETag });
});

test('a request that names another owner than the bucket’s is refused, whatever it asks', async () => {
  const { ETag: etag } = await put('one');
  const ours = { ExpectedBucketOwner: '123456789012' };
  const theirs = { ExpectedBucketOwner: '210987654321' };
  expect(await client.send(new GetObjectCommand({ ...at, ...ours }))).toMatchObject({ ETag: etag });
  await client.send(new HeadBucketCommand({ Bucket: 'ledger', ...ours }));
  const denied = { name: 'AccessDenied', ...status(403) };
  await expect(client.send(new GetObjectCommand({ ...at, ...theirs }))).rejects.toMatchObject(denied);
  await expect(client.send(new DeleteObjectCommand({ ...at, ...theirs }))).rejects.toMatchObject(denied);
  await expect(client.send(new HeadBucketCommand({ Bucket: 'ledger', ...theirs }))).rejects.toMatchObject(
    status(403),
  );
  expect(await read()).toMatchObject({ body: 'one' });
});

test('a bucket of another region is nowhere else, and S3 says where it is', async () => {
  room.buckets.set('far', new Bucket('123456789012', 'us-east-1'));
  const asked = client.send(new HeadBucketCommand({ Bucket: 'far' }));
  await expect(asked).rejects.toMatchObject({
    ...status(301),
    $response: { headers: { 'x-amz-bucket-region': 'us-east-1' } },
  });
});

test('a creation is refused when the key exists', async () => {
  await put('one', { IfNoneMatch: '*' });
  await expect(put('two', { IfNoneMatch: '*' })).rejects.toMatchObject({
    name: 'PreconditionFailed',
    ...status(412),
  });
  expect(await read()).toMatchObject({ body: 'one' });
});

test('a replacement needs the etag of what it replaces', async () => {
  await expect(put('new', { IfMatch: '"x"' })).rejects.toMatchObject({ name: 'NoSuchKey', ...status(404) });
  const { ETag = '' } = await put('one');
  await put('two', { IfMatch: ETag });
  await expect(put('three', { IfMatch: ETag })).rejects.toMatchObject({ name: 'PreconditionFailed' });
  expect(await read()).toMatchObject({ body: 'two' });
});

test('a removal needs the etag of what it removes', async () => {
  const { ETag: first = '' } = await put('one');
  const { ETag: second = '' } = await put('two');
  await expect(remove(first)).rejects.toMatchObject({ name: 'PreconditionFailed', ...status(412) });
  await remove(second);
  await expect(read()).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(client.send(new HeadObjectCommand(at))).rejects.toMatchObject(status(404));
  await remove();
});

test('of two writers that cross, one is told of the conflict', async () => {
  room.create('ledger').contested.add(at.Key);
  await expect(put('one', { IfNoneMatch: '*' })).rejects.toMatchObject({
    name: 'ConditionalRequestConflict',
    ...status(409),
  });
});

test('a body behind a stream, with its checksum in the trailer, is unframed', async () => {
  const framed = 'b\r\nhello world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n';
  const headers = { authorization: '', 'content-encoding': 'aws-chunked', host: 'x' };
  await room.answer({ method: 'PUT', url: '/ledger/framed', headers, body: Buffer.from(framed) });
  expect(Buffer.from(room.create('ledger').get('framed')?.body ?? '').toString()).toBe('hello world');
});

test('listings follow prefix, delimiter and pages', async () => {
  for (const key of ['a/1', 'a/2', 'b/1', 'c'])
    await client.send(new PutObjectCommand({ ...at, Key: key, Body: key }));
  const top = await client.send(new ListObjectsV2Command({ Bucket: 'ledger', Delimiter: '/' }));
  expect(top.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['a/', 'b/']);
  expect(top.Contents?.map(({ Key }) => Key)).toEqual(['c']);
  const page = await client.send(new ListObjectsV2Command({ Bucket: 'ledger', MaxKeys: 3 }));
  expect(page.IsTruncated).toBe(true);
  const rest = await client.send(
    new ListObjectsV2Command({ Bucket: 'ledger', ContinuationToken: page.NextContinuationToken }),
  );
  expect(rest.Contents?.map(({ Key }) => Key)).toEqual(['c']);
});

test('a bucket is emptied by its versions, and only then deleted', async () => {
  await client.send(new CreateBucketCommand({ Bucket: 'state' }));
  await client.send(new HeadBucketCommand({ Bucket: 'state' }));
  await client.send(new PutObjectCommand({ Bucket: 'state', Key: 'terraform & co', Body: '{}' }));
  await expect(client.send(new DeleteBucketCommand({ Bucket: 'state' }))).rejects.toMatchObject({
    name: 'BucketNotEmpty',
  });
  const { Versions } = await client.send(new ListObjectVersionsCommand({ Bucket: 'state' }));
  const Objects = (Versions ?? []).map(({ Key, VersionId }) => ({ Key, VersionId }));
  await client.send(new DeleteObjectsCommand({ Bucket: 'state', Delete: { Objects } }));
  await client.send(new DeleteBucketCommand({ Bucket: 'state' }));
  await expect(client.send(new ListObjectsV2Command({ Bucket: 'state' }))).rejects.toMatchObject({
    name: 'NoSuchBucket',
  });
});
