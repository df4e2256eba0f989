import type { S3 } from '@aws-sdk/client-s3';
import { type Maker, made, type Properties } from './maker.ts';

// biome-ignore lint/suspicious/noExplicitAny: each configuration has a shape of its own.
type Configuration = any;

/** S3's buckets, with their configurations. */
export function bucketMakers(s3: S3): Readonly<Record<string, Maker>> {
  const bucket: Maker = {
    make: async ({ name, properties }) => {
      const Bucket = String(properties['BucketName'] ?? name.toLowerCase().slice(0, 63));
      await s3.createBucket({ Bucket });
      await configure(s3, Bucket, properties);
      const host = `${Bucket}.s3`;
      return made(Bucket, Bucket, {
        Arn: `arn:aws:s3:::${Bucket}`,
        DomainName: `${host}.amazonaws.com`,
        RegionalDomainName: `${host}.${await s3.config.region()}.amazonaws.com`,
      });
    },
    change: async (one, { properties }) => {
      await configure(s3, one.physicalId, properties);
      return one;
    },
    remove: async ({ physicalId }) => void (await s3.deleteBucket({ Bucket: physicalId })),
    read: async ({ physicalId: Bucket }) => {
      const there = await s3.headBucket({ Bucket }).then(
        () => true,
        () => false,
      );
      return there ? readBucket(s3, Bucket) : undefined;
    },
  };
  return { 'AWS::S3::Bucket': bucket };
}

async function configure(s3: S3, Bucket: string, properties: Properties): Promise<void> {
  const p: Configuration = properties;
  const { VersioningConfiguration, OwnershipControls, PublicAccessBlockConfiguration, Tags } = p;
  if (VersioningConfiguration) await s3.putBucketVersioning({ Bucket, VersioningConfiguration });
  if (p.BucketEncryption) {
    const Rules = p.BucketEncryption.ServerSideEncryptionConfiguration.map((rule: Configuration) => ({
      ApplyServerSideEncryptionByDefault: rule.ServerSideEncryptionByDefault,
      BucketKeyEnabled: rule.BucketKeyEnabled,
    }));
    await s3.putBucketEncryption({ Bucket, ServerSideEncryptionConfiguration: { Rules } });
  }
  if (OwnershipControls) await s3.putBucketOwnershipControls({ Bucket, OwnershipControls });
  if (PublicAccessBlockConfiguration)
    await s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration });
  if (Tags) await s3.putBucketTagging({ Bucket, Tagging: { TagSet: Tags } });
  if (p.LifecycleConfiguration) {
    const Rules = p.LifecycleConfiguration.Rules.map(lifecycleRule);
    await s3.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration: { Rules } });
  }
}

function lifecycleRule(rule: Configuration) {
  const { Id, Status, Prefix, ExpirationInDays, ExpiredObjectDeleteMarker } = rule;
  const expires = ExpirationInDays !== undefined || ExpiredObjectDeleteMarker !== undefined;
  return {
    ...{ ID: Id, Status, Filter: { Prefix: Prefix ?? '' } },
    ...(expires ? { Expiration: { Days: ExpirationInDays, ExpiredObjectDeleteMarker } } : {}),
    NoncurrentVersionExpiration: rule.NoncurrentVersionExpiration && {
      NoncurrentDays: rule.NoncurrentVersionExpiration.NoncurrentDays,
      NewerNoncurrentVersions: rule.NoncurrentVersionExpiration.NewerNoncurrentVersions,
    },
    AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
  };
}

/** What is not configured S3 answers as an error. */
async function readBucket(s3: S3, Bucket: string): Promise<Properties> {
  const or = <T>(asked: Promise<T>) => asked.catch(() => undefined);
  const versioning = await or(s3.getBucketVersioning({ Bucket }));
  const block = await or(s3.getPublicAccessBlock({ Bucket }));
  const ownership = await or(s3.getBucketOwnershipControls({ Bucket }));
  return {
    BucketName: Bucket,
    VersioningConfiguration: versioning?.Status && { Status: versioning.Status },
    PublicAccessBlockConfiguration: block?.PublicAccessBlockConfiguration,
    OwnershipControls: ownership?.OwnershipControls,
  };
}
