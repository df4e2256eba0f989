/** Operations of S3 whose permission has another name. */
const NAMES: Readonly<Record<string, string>> = {
  HeadObject: 'GetObject',
  DeleteObjects: 'DeleteObject',
  HeadBucket: 'ListBucket',
  ListObjects: 'ListBucket',
  ListObjectsV2: 'ListBucket',
  ListObjectVersions: 'ListBucketVersions',
  ListBuckets: 'ListAllMyBuckets',
};

/** The subresources of a bucket whose permissions have other names than their operations. */
const SUBRESOURCES: readonly (readonly [RegExp, string])[] = [
  [/BucketEncryption$/, 'EncryptionConfiguration'],
  [/BucketLifecycleConfiguration$/, 'LifecycleConfiguration'],
  [/BucketReplication$/, 'ReplicationConfiguration'],
  [/BucketAccelerateConfiguration$/, 'AccelerateConfiguration'],
  [/^(Get|Put|Delete)PublicAccessBlock$/, 'BucketPublicAccessBlock'],
  [/ObjectLockConfiguration$/, 'BucketObjectLockConfiguration'],
  [/BucketCors$/, 'BucketCORS'],
];

/** Taking away a configuration needs the permission to put one, but for these. */
const DELETED = /^Delete(Bucket|BucketPolicy|BucketWebsite|Object)$/;

export function s3Action(operation: string): string {
  const known = NAMES[operation];
  if (known !== undefined) return known;
  const verb = DELETED.test(operation) ? undefined : /^(Get|Put|Delete)/.exec(operation)?.[1];
  if (verb === undefined) return operation;
  const found = SUBRESOURCES.find(([pattern]) => pattern.test(operation))?.[1];
  return (verb === 'Delete' ? 'Put' : verb) + (found ?? operation.slice(verb.length));
}
