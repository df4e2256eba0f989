import type { PlannedChange } from '../planned-resource.ts';
import type { ResolvedResource } from './resolved.ts';

/** What bootstrap makes, in words of neither tool: name by name, each with what matters of it. */
export type Made = Readonly<Record<string, unknown>>;

/** Lists of names say the same in any order. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const inner = value.map(canonical);
    return inner.every((one) => typeof one === 'string') ? [...inner].sort() : inner;
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([key, inner]) => [key, canonical(inner)]));
}

// biome-ignore lint/suspicious/noExplicitAny: each type of resource has attributes of its own.
type Attributes = any;
type Reading = readonly [key: (of: Attributes) => string, what: (of: Attributes) => unknown];

/** Terraform splits a bucket over many resources: each adds its part to the one. */
const BY_TERRAFORM: Readonly<Record<string, Reading>> = {
  aws_s3_bucket: [() => 'bucket', ({ bucket }) => bucket],
  aws_s3_bucket_versioning: [() => 'versioning', ({ versioning_configuration: [one] }) => one.status],
  aws_s3_bucket_server_side_encryption_configuration: [
    () => 'encryption',
    ({
      rule: [
        {
          apply_server_side_encryption_by_default: [one],
        },
      ],
    }) => one.sse_algorithm,
  ],
  aws_s3_bucket_ownership_controls: [() => 'ownership', ({ rule: [one] }) => one.object_ownership],
  aws_s3_bucket_public_access_block: [
    () => 'public access',
    ({ block_public_acls, block_public_policy, ignore_public_acls, restrict_public_buckets }) => [
      ...[block_public_acls, block_public_policy, ignore_public_acls, restrict_public_buckets],
    ],
  ],
  aws_s3_bucket_policy: [() => 'bucket policy', ({ policy }) => JSON.parse(policy)],
  aws_s3_bucket_lifecycle_configuration: [
    () => 'old versions',
    ({ rule: [one, plans] }) => ({
      plans: {
        ...{ prefix: plans.filter[0].prefix, days: plans.expiration[0].days },
        old: plans.noncurrent_version_expiration[0].noncurrent_days,
      },
      status: one.status,
      days: one.noncurrent_version_expiration[0].noncurrent_days,
      kept: Number(one.noncurrent_version_expiration[0].newer_noncurrent_versions),
      markers: one.expiration[0].expired_object_delete_marker,
      uploads: one.abort_incomplete_multipart_upload[0].days_after_initiation,
    }),
  ],
  aws_ecr_repository: [
    ({ name }) => `repository ${name}`,
    ({ image_tag_mutability, image_scanning_configuration: [scan], encryption_configuration: [key] }) => ({
      ...{ mutability: image_tag_mutability, scanned: scan.scan_on_push },
      ...{ encryption: key.encryption_type },
    }),
  ],
  aws_ecr_lifecycle_policy: [
    ({ repository }) => `lifecycle ${repository}`,
    ({ policy }) => JSON.parse(policy),
  ],
  aws_secretsmanager_secret: [
    ({ name }) => `secret ${name}`,
    ({ description, kms_key_id }) => ({ description, key: kms_key_id ?? null }),
  ],
  aws_iam_openid_connect_provider: [
    () => 'provider',
    ({ url, client_id_list }) => ({ url: url.replace('https://', ''), clients: client_id_list }),
  ],
  aws_iam_policy: [
    ({ name, path }) => `policy ${path}${name}`,
    ({ policy, description }) => ({ description, document: JSON.parse(policy) }),
  ],
  aws_iam_role: [
    ({ name, path }) => `role ${path}${name}`,
    ({ assume_role_policy, description }) => ({ description, trust: JSON.parse(assume_role_policy) }),
  ],
};

export function byTerraform(changes: readonly PlannedChange[]): Made {
  const attached = changes
    .filter(({ type }) => type === 'aws_iam_role_policy_attachment')
    .map(({ change, index }) => `${change.after.role} ${index}`.replace(/ \w+\//, ' '));
  const made = changes.flatMap(({ type, change }) => {
    const [key, what] = BY_TERRAFORM[type] ?? [];
    return key && what ? [[key(change.after), what(change.after)] as const] : [];
  });
  return { ...Object.fromEntries(made), attached };
}

const LIFECYCLE = ({ RepositoryName, LifecyclePolicy }: Attributes) =>
  [`lifecycle ${RepositoryName}`, JSON.parse(LifecyclePolicy.LifecyclePolicyText)] as const;

const BY_CLOUDFORMATION: Readonly<
  Record<string, (of: Attributes) => readonly (readonly [string, unknown])[]>
> = {
  'AWS::S3::Bucket': (of) => {
    const access = of.PublicAccessBlockConfiguration;
    const [rule, plans] = of.LifecycleConfiguration.Rules;
    return [
      ['bucket', of.BucketName],
      ['versioning', of.VersioningConfiguration.Status],
      [
        'encryption',
        of.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm,
      ],
      ['ownership', of.OwnershipControls.Rules[0].ObjectOwnership],
      [
        'public access',
        [
          ...[access.BlockPublicAcls, access.BlockPublicPolicy],
          ...[access.IgnorePublicAcls, access.RestrictPublicBuckets],
        ],
      ],
      [
        'old versions',
        {
          plans: {
            ...{ prefix: plans.Prefix, days: plans.ExpirationInDays },
            old: plans.NoncurrentVersionExpiration.NoncurrentDays,
          },
          status: rule.Status,
          days: Number(rule.NoncurrentVersionExpiration.NoncurrentDays),
          kept: rule.NoncurrentVersionExpiration.NewerNoncurrentVersions,
          markers: rule.ExpiredObjectDeleteMarker,
          uploads: rule.AbortIncompleteMultipartUpload.DaysAfterInitiation,
        },
      ],
    ];
  },
  'AWS::S3::BucketPolicy': (of) => [['bucket policy', of.PolicyDocument]],
  'AWS::ECR::Repository': (of) => [
    [
      `repository ${of.RepositoryName}`,
      {
        ...{ mutability: of.ImageTagMutability, scanned: of.ImageScanningConfiguration.ScanOnPush },
        ...{ encryption: of.EncryptionConfiguration.EncryptionType },
      },
    ],
    LIFECYCLE(of),
  ],
  'AWS::SecretsManager::Secret': (of) => [
    [`secret ${of.Name}`, { description: of.Description, key: of.KmsKeyId ?? null }],
  ],
  'AWS::IAM::OIDCProvider': (of) => [
    ['provider', { url: of.Url.replace('https://', ''), clients: of.ClientIdList }],
  ],
  'AWS::IAM::ManagedPolicy': (of) => [
    [
      `policy ${of.Path}${of.ManagedPolicyName}`,
      { description: of.Description, document: of.PolicyDocument },
    ],
  ],
  'AWS::IAM::Role': (of) => [
    [`role ${of.Path}${of.RoleName}`, { description: of.Description, trust: of.AssumeRolePolicyDocument }],
  ],
};

export function byCloudFormation(resources: ReadonlyMap<string, ResolvedResource>): Made {
  const prefix = (id: string) => resources.get(id)?.Properties.ManagedPolicyName ?? id;
  const attached = [...resources.values()]
    .filter(({ Type }) => Type === 'AWS::IAM::Role')
    .flatMap(({ Properties: { RoleName, ManagedPolicyArns } }) =>
      ManagedPolicyArns.map((id: string) => `${RoleName} ${prefix(id).replace(/^shop-production-/, '')}`),
    );
  const made = [...resources.values()].flatMap(
    ({ Type, Properties }) => BY_CLOUDFORMATION[Type]?.(Properties) ?? [],
  );
  return { ...Object.fromEntries(made), attached };
}
