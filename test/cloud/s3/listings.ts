import { elements, escapeXml } from '../xml.ts';
import type { Bucket } from './bucket.ts';

const NAMESPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

export function listObjects(name: string, bucket: Bucket, query: URLSearchParams): string {
  const page = pageOf(bucket.keys(), query);
  const contents = page.keys.map((key) => `<Contents>${objectXml(bucket, key)}</Contents>`);
  const prefixes = page.prefixes.map(
    (prefix) => `<CommonPrefixes><Prefix>${escapeXml(prefix)}</Prefix></CommonPrefixes>`,
  );
  const next = page.next === undefined ? '' : `<NextContinuationToken>${page.next}</NextContinuationToken>`;
  return `<ListBucketResult ${NAMESPACE}><Name>${name}</Name><Prefix>${escapeXml(query.get('prefix') ?? '')}</Prefix>${next}<KeyCount>${
    page.keys.length + page.prefixes.length
  }</KeyCount><MaxKeys>${page.size}</MaxKeys><IsTruncated>${page.next !== undefined}</IsTruncated>${contents.join('')}${prefixes.join('')}</ListBucketResult>`;
}

/** Objects are kept without a history: each has the one version `null`, as in a bucket never versioned. */
export function listVersions(name: string, bucket: Bucket, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const versions = bucket
    .keys()
    .filter((key) => key.startsWith(prefix))
    .map(
      (key) =>
        `<Version>${objectXml(bucket, key)}<VersionId>null</VersionId><IsLatest>true</IsLatest></Version>`,
    );
  return `<ListVersionsResult ${NAMESPACE}><Name>${name}</Name><Prefix>${escapeXml(prefix)}</Prefix><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>${versions.join('')}</ListVersionsResult>`;
}

export function versioning(status: Bucket['versioning']): string {
  const told = status === undefined ? '' : `<Status>${status}</Status>`;
  return `<VersioningConfiguration ${NAMESPACE}>${told}</VersioningConfiguration>`;
}

/** Deletes what a DeleteObjects body names, without conditions, and says so. */
export function deleteObjects(bucket: Bucket, body: string): string {
  const keys = elements(body, 'Key');
  for (const key of keys) bucket.delete(key, { kind: 'none' });
  const quiet = elements(body, 'Quiet')[0] === 'true';
  const deleted = quiet ? [] : keys.map((key) => `<Deleted><Key>${escapeXml(key)}</Key></Deleted>`);
  return `<DeleteResult ${NAMESPACE}>${deleted.join('')}</DeleteResult>`;
}

function objectXml(bucket: Bucket, key: string): string {
  const object = bucket.get(key);
  if (!object) return '';
  const modified = new Date(Math.floor(object.modifiedAt / 1000) * 1000).toISOString();
  return `<Key>${escapeXml(key)}</Key><LastModified>${modified}</LastModified><ETag>${escapeXml(object.etag)}</ETag><Size>${object.body.length}</Size><StorageClass>STANDARD</StorageClass>`;
}

interface Page {
  readonly keys: readonly string[];
  readonly prefixes: readonly string[];
  readonly size: number;
  /** Token of the next page, without which this is the last one. */
  readonly next?: string;
}

function pageOf(keys: readonly string[], query: URLSearchParams): Page {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const size = Number(query.get('max-keys') ?? 1000);
  const token = query.get('continuation-token');
  const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'hex').toString();
  const wanted = keys.filter((key) => key.startsWith(prefix) && key > after);
  const taken = wanted.slice(0, size);
  const last = taken.at(-1);
  const prefixOf = (key: string) => {
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    return cut === -1 ? undefined : key.slice(0, cut + delimiter.length);
  };
  return {
    keys: taken.filter((key) => prefixOf(key) === undefined),
    prefixes: [...new Set(taken.map(prefixOf))].filter((one) => one !== undefined),
    size,
    ...(wanted.length > size && last ? { next: Buffer.from(last).toString('hex') } : {}),
  };
}
