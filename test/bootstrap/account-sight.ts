import { DescribeImagesCommand, DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { CloudAddress } from '../demo/cloud-address.ts';

/** What of bootstrap is in the account. */
export function sightOf(address: CloudAddress) {
  const s3 = new S3Client({ ...address, forcePathStyle: true });
  const ecr = new ECRClient(address);
  const secrets = new SecretsManagerClient(address);
  const bucketOf = (site: string) => `flipgate-${site}-123456789012`;
  return {
    /** Names of everything that carries this name, sorted. */
    names: async (name: string) => {
      const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
      const { repositories = [] } = await ecr.send(new DescribeRepositoriesCommand({}));
      const { SecretList = [] } = await secrets.send(new ListSecretsCommand({}));
      const all = [
        ...Buckets.map(({ Name }) => `bucket ${Name}`),
        ...repositories.map(({ repositoryName }) => `repository ${repositoryName}`),
        ...SecretList.map(({ Name }) => `secret ${Name}`),
      ];
      return all.filter((one) => new RegExp(`[ -]${name}\\b`).test(one)).sort();
    },
    hasState: async (site: string, object = 'bootstrap.tfstate') => {
      const asked = new HeadObjectCommand({ Bucket: bucketOf(site), Key: `${site}/${object}` });
      return s3.send(asked).then(
        () => true,
        () => false,
      );
    },
    /** Renames an object of the bucket. */
    move: async (site: string, from: string, to: string) => {
      const Bucket = bucketOf(site);
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: `${site}/${from}` }));
      const text = (await Body?.transformToString()) ?? '';
      await s3.send(new PutObjectCommand({ Bucket, Key: `${site}/${to}`, Body: text }));
      await s3.send(new DeleteObjectCommand({ Bucket, Key: `${site}/${from}` }));
    },
    /** Tags of the images that have one. */
    images: async (repositoryName: string) => {
      const { imageDetails = [] } = await ecr.send(new DescribeImagesCommand({ repositoryName }));
      return imageDetails.flatMap(({ imageTags = [] }) => imageTags);
    },
    secret: async (name: string) =>
      (await secrets.send(new GetSecretValueCommand({ SecretId: name }))).SecretString,
  };
}

/** Everything that bootstrap makes for a name and its first environment. */
export function whole(name: string): readonly string[] {
  return [
    `bucket flipgate-${name}-production-123456789012`,
    `repository ${name}`,
    `repository ${name}/cache`,
    `secret ${name}-production/cloudflare`,
    `secret ${name}-production/cloudflare-plan`,
    `secret ${name}-production/probe`,
    `secret ${name}-production/secret-key`,
  ];
}
