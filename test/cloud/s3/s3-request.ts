import { pathOf, queryOf } from '../aws-request.ts';
import type { CloudRequest } from '../room.ts';

/** What an S3 request asks for; bucket and key are empty where the request names none. */
export interface S3Request {
  readonly operation: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
}

export function readS3Request(request: CloudRequest): S3Request {
  const query = queryOf(request);
  const { bucket, key } = address(request);
  return { operation: operation(request.method, bucket, key, query), bucket, key, query };
}

/** Path style, and the virtual hosts of AWS (`bucket.s3.…`) and of loopback names (`bucket.localhost`). */
function address(request: CloudRequest): { bucket: string; key: string } {
  const path = decodeURIComponent(pathOf(request)).replace(/^\//, '');
  const host = (request.headers['host'] ?? '').replace(/:\d+$/, '');
  const virtual = /^(.+?)\.(?:s3[.-].*|s3|localhost)$/.exec(host)?.[1];
  if (virtual !== undefined && virtual !== 's3') return { bucket: virtual, key: path };
  const slash = path.indexOf('/');
  return slash === -1
    ? { bucket: path, key: '' }
    : { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

function operation(method: string, bucket: string, key: string, query: URLSearchParams): string {
  if (bucket === '') return 'ListBuckets';
  return key === '' ? bucketOperation(method, query) : objectOperation(method, query);
}

/** Subresources that configure a bucket, each with its own Get, Put and Delete. */
const CONFIGURATIONS = new Map([
  ['accelerate', 'BucketAccelerateConfiguration'],
  ['acl', 'BucketAcl'],
  ['cors', 'BucketCors'],
  ['encryption', 'BucketEncryption'],
  ['lifecycle', 'BucketLifecycleConfiguration'],
  ['location', 'BucketLocation'],
  ['logging', 'BucketLogging'],
  ['notification', 'BucketNotificationConfiguration'],
  ['object-lock', 'ObjectLockConfiguration'],
  ['ownershipControls', 'BucketOwnershipControls'],
  ['policy', 'BucketPolicy'],
  ['policyStatus', 'BucketPolicyStatus'],
  ['publicAccessBlock', 'PublicAccessBlock'],
  ['replication', 'BucketReplication'],
  ['requestPayment', 'BucketRequestPayment'],
  ['tagging', 'BucketTagging'],
  ['versioning', 'BucketVersioning'],
  ['website', 'BucketWebsite'],
]);

const VERBS: Readonly<Record<string, string>> = { GET: 'Get', PUT: 'Put', DELETE: 'Delete', HEAD: 'Head' };

function bucketOperation(method: string, query: URLSearchParams): string {
  for (const [subresource, name] of CONFIGURATIONS) {
    if (query.has(subresource)) return `${VERBS[method] ?? method}${name}`;
  }
  if (query.has('versions')) return 'ListObjectVersions';
  if (query.has('uploads')) return 'ListMultipartUploads';
  if (method === 'POST' && query.has('delete')) return 'DeleteObjects';
  if (method === 'GET') return query.get('list-type') === '2' ? 'ListObjectsV2' : 'ListObjects';
  if (method === 'HEAD') return 'HeadBucket';
  return method === 'PUT' ? 'CreateBucket' : 'DeleteBucket';
}

function objectOperation(method: string, query: URLSearchParams): string {
  const verb = VERBS[method] ?? method;
  for (const subresource of ['tagging', 'acl', 'retention', 'legal-hold']) {
    if (query.has(subresource)) return `${verb}Object${subresource}`;
  }
  if (query.has('uploads') || query.has('uploadId')) return `${verb}Multipart`;
  return `${verb}Object`;
}
