// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's own placeholders
import { BUCKET, given, PREFIX, ref, sub, TAGS } from './text.ts';

const S3 = 'arn:${AWS::Partition}:s3:::';
const KEPT = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' } as const;

/** States, ledger and lock. */
export const BUCKET_RESOURCES = {
  Bucket: {
    Type: 'AWS::S3::Bucket',
    ...KEPT,
    Properties: {
      BucketName: sub(BUCKET),
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'old-versions',
            Status: 'Enabled',
            NoncurrentVersionExpiration: {
              NoncurrentDays: ref('OldVersionDays'),
              NewerNoncurrentVersions: 20,
            },
            ExpiredObjectDeleteMarker: true,
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          },
          {
            Id: 'plan-templates',
            Status: 'Enabled',
            Prefix: sub('${Name}-${Environment}/plan-templates/'),
            ExpirationInDays: 1,
            NoncurrentVersionExpiration: { NoncurrentDays: 1 },
          },
        ],
      },
      Tags: TAGS,
    },
  },
  BucketPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: ref('Bucket'),
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [sub(`${S3}${BUCKET}`), sub(`${S3}${BUCKET}/*`)],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  },
};

function generated(name: string, description: string, length: number) {
  return secret(name, description, {
    GenerateSecretString: { PasswordLength: length, ExcludePunctuation: true },
  });
}

function secret(name: string, description: string, more: object = {}) {
  return {
    Type: 'AWS::SecretsManager::Secret',
    ...KEPT,
    Properties: {
      Name: sub(`${PREFIX}/${name}`),
      Description: sub(description.replace('PREFIX', PREFIX)),
      KmsKeyId: given('HasKey', ref('KmsKeyArn')),
      ...more,
      Tags: TAGS,
    },
  };
}

/** Two that are generated, two that a person fills. */
export const SECRETS = {
  SecretKey: generated('secret-key', "Django's SECRET_KEY of PREFIX", 64),
  Probe: generated('probe', "Header value that lets Flipgate's probes of PREFIX through the edge", 48),
  CloudflareToken: secret('cloudflare', 'Cloudflare token of PREFIX that edits DNS'),
  CloudflarePlanToken: secret(
    'cloudflare-plan',
    'Cloudflare token of PREFIX that reads: for plans and drift',
  ),
};

function repository(name: string, properties: object, rules: readonly object[]) {
  return {
    Type: 'AWS::ECR::Repository',
    Condition: 'MakesRepositories',
    ...KEPT,
    Properties: {
      RepositoryName: sub(name),
      ...properties,
      EncryptionConfiguration: { EncryptionType: 'AES256' },
      LifecyclePolicy: { LifecyclePolicyText: JSON.stringify({ rules: rules.map(numbered) }) },
      Tags: TAGS,
    },
  };
}

const numbered = (rule: object, index: number) => ({
  ...rule,
  rulePriority: index + 1,
  action: { type: 'expire' },
});
const tagged = (description: string, prefix: string, countNumber: number) => ({
  description,
  selection: { tagStatus: 'tagged', tagPrefixList: [prefix], countType: 'imageCountMoreThan', countNumber },
});
const untagged = (description: string) => ({
  description,
  selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
});

/** As modules/ecr makes them, which says why. */
export const REPOSITORIES = {
  Images: repository(
    '${Name}',
    { ImageTagMutability: 'IMMUTABLE', ImageScanningConfiguration: { ScanOnPush: true } },
    [
      tagged('Releases: the live ones and those that can be gone back to', 'release-', 9999),
      tagged(
        'Builds that are no release: the newest are kept, a deploy may be about to open one',
        'build-',
        100,
      ),
      untagged('Pushes that broke off'),
    ],
  ),
  Cache: repository(
    '${Name}/cache',
    { ImageTagMutability: 'MUTABLE', ImageScanningConfiguration: { ScanOnPush: false } },
    [untagged('Layers that no cache names any more')],
  ),
};
