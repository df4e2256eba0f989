import type { CertificateDetail, DomainValidation } from '@aws-sdk/client-acm';
import { Failure } from '../model/failure.ts';
import type { CertificateState, Certificates } from '../ports.ts';
import { type AwsConnection, clientConfig } from './aws-connection.ts';
import { answered } from './aws-errors.ts';
import { once } from './once.ts';

/** The tag by which a certificate of the action's own is found again. */
export const SITE_TAG = 'flipgate:site';

/** Certificates in any other status never become usable, so they are not found: a new one is requested. */
const USABLE = ['ISSUED', 'PENDING_VALIDATION'] as const;

export function openCertificates(connection: AwsConnection): Certificates {
  const opened: Opened = once(async () => {
    const sdk = await import('./bundled/acm.ts');
    return { sdk, client: new sdk.ACMClient(clientConfig(connection)) };
  });
  return {
    find: (siteKey) => find(opened, siteKey),
    request: (siteKey, hostnames, token) => request(opened, siteKey, hostnames, token),
    describe: (arn) => describe(opened, arn),
  };
}

type Sdk = typeof import('./bundled/acm.ts');
type Opened = () => Promise<{ sdk: Sdk; client: InstanceType<Sdk['ACMClient']> }>;

async function find(opened: Opened, siteKey: string): Promise<string | undefined> {
  const { sdk, client } = await opened();
  for (const status of USABLE) {
    let nextToken: string | undefined;
    do {
      const command = new sdk.ListCertificatesCommand({
        CertificateStatuses: [status],
        ...(nextToken === undefined ? {} : { NextToken: nextToken }),
      });
      const page = await answered('acm:ListCertificates', client.send(command));
      for (const { CertificateArn: arn } of page.CertificateSummaryList ?? []) {
        if (arn !== undefined && (await siteOf(opened, arn)) === siteKey) return arn;
      }
      nextToken = page.NextToken;
    } while (nextToken !== undefined);
  }
  return undefined;
}

async function siteOf(opened: Opened, arn: string): Promise<string | undefined> {
  const { sdk, client } = await opened();
  const sent = client.send(new sdk.ListTagsForCertificateCommand({ CertificateArn: arn }));
  const { Tags: tags } = await answered('acm:ListTagsForCertificate', sent);
  return tags?.find((tag) => tag.Key === SITE_TAG)?.Value;
}

async function request(
  opened: Opened,
  siteKey: string,
  hostnames: readonly string[],
  idempotencyToken: string,
): Promise<string> {
  const { sdk, client } = await opened();
  const command = new sdk.RequestCertificateCommand({
    DomainName: hostnames[0],
    SubjectAlternativeNames: [...hostnames],
    ValidationMethod: 'DNS',
    IdempotencyToken: idempotencyToken,
    Tags: [
      { Key: SITE_TAG, Value: siteKey },
      { Key: 'Name', Value: siteKey },
    ],
  });
  const { CertificateArn: arn } = await answered('acm:RequestCertificate', client.send(command));
  if (arn === undefined) throw new Failure('ACM took the request and named no certificate.', 'Run again.');
  return arn;
}

async function describe(opened: Opened, arn: string): Promise<CertificateState> {
  const { sdk, client } = await opened();
  const sent = client.send(new sdk.DescribeCertificateCommand({ CertificateArn: arn }));
  const { Certificate: certificate = {} } = await answered('acm:DescribeCertificate', sent);
  return certificateState(arn, certificate);
}

function certificateState(arn: string, certificate: CertificateDetail): CertificateState {
  const failureReason = certificate.FailureReason;
  return {
    arn,
    status: certificate.Status ?? 'PENDING_VALIDATION',
    hostnames: certificate.SubjectAlternativeNames ?? [],
    ...(failureReason === undefined ? {} : { failureReason }),
    validation: validationRecords(certificate.DomainValidationOptions ?? []),
  };
}

/** Names that share one validation record name it once; ACM writes them with the root's dot. */
function validationRecords(options: readonly DomainValidation[]) {
  const records = new Map<string, string>();
  for (const { ResourceRecord: record } of options) {
    if (record?.Name && record.Value) records.set(undotted(record.Name), undotted(record.Value));
  }
  return [...records].map(([name, content]) => ({ name, content }));
}

function undotted(name: string): string {
  return name.replace(/\.$/, '');
}
