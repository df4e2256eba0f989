import type { CloudRequest, CloudResponse } from '../room.ts';
import type { Bucket, Condition } from './bucket.ts';
import { objectBytes } from './chunked.ts';
import { S3Refusal } from './s3-refusal.ts';

export function putObject(bucket: Bucket, key: string, request: CloudRequest, now: number): CloudResponse {
  if (request.headers['x-amz-copy-source']) {
    throw new S3Refusal('NotImplemented', 'This S3 does not know CopyObject', 501);
  }
  const object = { body: objectBytes(request), headers: kept(request.headers) };
  const stored = bucket.put(key, object, condition(request), now);
  return { status: 200, headers: { etag: stored.etag }, body: '' };
}

/** GetObject and HeadObject: the same answer, without its body for the latter. */
export function getObject(bucket: Bucket, key: string, request: CloudRequest): CloudResponse {
  const object = bucket.get(key);
  const head = request.method === 'HEAD';
  if (!object && head) return { status: 404, headers: {}, body: '' };
  if (!object) throw new S3Refusal('NoSuchKey', 'The specified key does not exist.', 404);
  const match = request.headers['if-match'];
  if (match !== undefined && quoted(match) !== object.etag) {
    throw new S3Refusal('PreconditionFailed', 'At least one of the pre-conditions did not hold', 412);
  }
  return {
    status: 200,
    headers: {
      'content-type': 'binary/octet-stream',
      ...object.headers,
      'accept-ranges': 'bytes',
      'content-length': `${object.body.length}`,
      etag: object.etag,
      'last-modified': new Date(object.modifiedAt).toUTCString(),
    },
    body: head ? '' : object.body,
  };
}

export function deleteObject(bucket: Bucket, key: string, request: CloudRequest): CloudResponse {
  bucket.delete(key, condition(request));
  return { status: 204, headers: {}, body: '' };
}

function condition(request: CloudRequest): Condition {
  const match = request.headers['if-match'];
  if (match !== undefined) return { kind: 'match', etag: quoted(match) };
  const none = request.headers['if-none-match'];
  if (none === undefined) return { kind: 'none' };
  if (none === '*') return { kind: 'absent' };
  throw new S3Refusal('NotImplemented', 'If-None-Match of a write takes * only', 501);
}

/** An etag may be sent without its quotes. */
function quoted(etag: string): string {
  return etag === '*' || etag.startsWith('"') ? etag : `"${etag}"`;
}

const KEPT = /^(content-type|content-language|content-disposition|cache-control|expires|x-amz-meta-.*)$/;

function kept(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => KEPT.test(name)));
}
