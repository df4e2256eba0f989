import { Failure } from '../model/failure.ts';
import type { Balancer, Checkup } from '../ports.ts';
import { type AwsConnection, clientConfig } from './aws-connection.ts';
import { answered, awsErrorName } from './aws-errors.ts';
import { claimsOf } from './job-claims.ts';
import { openQuotas } from './quotas.ts';
import { dated } from './response-date.ts';

export interface ExaminedAws {
  readonly connection: AwsConnection;
  /** Of states and ledger; rejects where the account that names it is not known. */
  readonly bucket: () => Promise<{ readonly name: string; readonly owner?: string }>;
  /** Mints the job's identity anew, and keeps it secret. */
  readonly identity: () => Promise<string>;
}

type AwsCheckup = Pick<Checkup, 'claims' | 'trustPolicy' | 'bucket' | 'balancer'> &
  ReturnType<typeof openQuotas>;

export function openAwsCheckup({ connection, bucket, identity }: ExaminedAws): AwsCheckup {
  return {
    claims: async () => claimsOf(await identity()),
    trustPolicy: (role) => trustPolicy(connection, role),
    bucket: async () => lookAt(connection, await bucket()),
    balancer: (arn) => balancer(connection, arn),
    ...openQuotas(connection),
  };
}

async function trustPolicy(connection: AwsConnection, role: string): Promise<string> {
  const sdk = await import('./bundled/iam.ts');
  const client = new sdk.IAMClient(clientConfig(connection));
  const sent = client.send(new sdk.GetRoleCommand({ RoleName: role.split('/').at(-1) }));
  const { Role } = await answered('iam:GetRole', sent);
  return decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '');
}

const VERSIONING = { Enabled: 'on', Suspended: 'suspended' } as const;

async function lookAt(
  connection: AwsConnection,
  { name, owner }: { readonly name: string; readonly owner?: string },
): ReturnType<Checkup['bucket']> {
  const sdk = await import('./bundled/s3.ts');
  const client = new sdk.S3Client({
    ...clientConfig(connection),
    forcePathStyle: connection.endpoint !== undefined,
  });
  const command = new sdk.GetBucketVersioningCommand({ Bucket: name, ExpectedBucketOwner: owner });
  const date = dated(command);
  try {
    const { Status } = await client.send(command);
    const at = Date.parse(date());
    const versioning = Status === undefined ? 'never' : VERSIONING[Status];
    return { sight: { kind: 'there', name, versioning }, storeNow: Number.isNaN(at) ? undefined : at };
  } catch (error) {
    if (awsErrorName(error) === 'NoSuchBucket')
      return { sight: { kind: 'missing', name }, storeNow: undefined };
    return answered('s3:GetBucketVersioning', Promise.reject(error));
  }
}

async function balancer(connection: AwsConnection, arn: string): Promise<Balancer | undefined> {
  const sdk = await import('./bundled/elastic-load-balancing-v2.ts');
  const client = new sdk.ElasticLoadBalancingV2Client(clientConfig(connection));
  const asked = client.send(new sdk.DescribeListenersCommand({ LoadBalancerArn: arn }));
  const gone = (error: unknown) => {
    if (error instanceof sdk.LoadBalancerNotFoundException) return undefined;
    throw error;
  };
  const found = await answered('elasticloadbalancing:DescribeListeners', asked.catch(gone));
  if (!found) return undefined;
  const listeners = (found.Listeners ?? []).filter(({ Protocol }) => Protocol === 'HTTPS');
  const certificates = await Promise.all(
    listeners.map(async ({ ListenerArn }) => {
      const command = new sdk.DescribeListenerCertificatesCommand({ ListenerArn });
      const { Certificates } = await answered(
        'elasticloadbalancing:DescribeListenerCertificates',
        client.send(command),
      );
      return (Certificates ?? []).flatMap(({ CertificateArn }) => CertificateArn ?? []);
    }),
  );
  const { Attributes } = await answered(
    'elasticloadbalancing:DescribeLoadBalancerAttributes',
    client.send(new sdk.DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: arn })),
  );
  const idle = Attributes?.find(({ Key }) => Key === 'idle_timeout.timeout_seconds')?.Value;
  if (idle === undefined)
    throw new Failure(`ELB tells no idle timeout of ${arn}.`, 'Look at the load balancer in the console.');
  return { certificates: [...new Set(certificates.flat())], idleTimeout: Number(idle) };
}
