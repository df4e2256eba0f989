import { createHash } from 'node:crypto';
import type { Place } from '../ecs/names.ts';
import type { CloudClock, Room } from '../room.ts';
import { AwsError } from '../shapes/aws-error.ts';
import { jsonRoom, type Operations } from '../shapes/json-room.ts';
import type { Shapes } from '../shapes/shapes.ts';
import { describeCertificate, summarize } from './acm-views.ts';
import type { Certificate, Certificates } from './certificates.ts';

export function acmRoom(shapes: Shapes, certificates: Certificates, clock: CloudClock, home: Place): Room {
  return jsonRoom(shapes, 'acm', operations(certificates, clock, home));
}

interface Tag {
  readonly Key: string;
  readonly Value?: string;
}

function operations(certificates: Certificates, clock: CloudClock, home: Place): Operations {
  return {
    RequestCertificate: (input) => ({ CertificateArn: request(certificates, clock, home, input).arn }),
    DescribeCertificate: ({ CertificateArn }) => ({
      Certificate: describeCertificate(certificates, certificates.look(known(certificates, CertificateArn))),
    }),
    ListCertificates: ({ CertificateStatuses }: { CertificateStatuses?: string[] }) => ({
      CertificateSummaryList: certificates.all
        .map((one) => summarize(certificates.look(one)))
        .filter((one) => CertificateStatuses?.includes(one.Status) ?? true),
    }),
    ListTagsForCertificate: ({ CertificateArn }) => ({
      Tags: [...known(certificates, CertificateArn).tags].map(([Key, Value]) => ({ Key, Value })),
    }),
    AddTagsToCertificate: ({ CertificateArn, Tags }) => {
      tag(known(certificates, CertificateArn), Tags);
    },
    RemoveTagsFromCertificate: ({ CertificateArn, Tags }: { CertificateArn: string; Tags: Tag[] }) => {
      for (const { Key } of Tags) known(certificates, CertificateArn).tags.delete(Key);
    },
    DeleteCertificate: ({ CertificateArn }) => {
      certificates.all.splice(certificates.all.indexOf(known(certificates, CertificateArn)), 1);
    },
  };
}

interface RequestInput {
  readonly DomainName: string;
  readonly SubjectAlternativeNames?: readonly string[];
  readonly ValidationMethod?: string;
  readonly IdempotencyToken?: string;
  readonly Tags?: readonly Tag[];
}

/** The same token gives the same certificate for an hour. */
function request(
  certificates: Certificates,
  clock: CloudClock,
  home: Place,
  input: RequestInput,
): Certificate {
  if (input.ValidationMethod !== 'DNS') {
    throw new AwsError('InvalidParameterException', 'The local cloud validates by DNS only.');
  }
  const again = certificates.all.find(
    (one) =>
      input.IdempotencyToken !== undefined &&
      one.token === input.IdempotencyToken &&
      one.hostnames[0] === input.DomainName &&
      clock.now() - one.requestedAt < 3_600_000,
  );
  if (again) return again;
  const certificate: Certificate = {
    arn: `arn:aws:acm:${home.region}:${home.account}:certificate/${uuid(certificates.all.length)}`,
    hostnames: [...new Set([input.DomainName, ...(input.SubjectAlternativeNames ?? [])])],
    requestedAt: clock.now(),
    token: input.IdempotencyToken,
    tags: new Map(),
  };
  tag(certificate, input.Tags ?? []);
  certificates.all.push(certificate);
  return certificate;
}

function tag(certificate: Certificate, tags: readonly Tag[]): void {
  for (const { Key, Value } of tags) certificate.tags.set(Key, Value ?? '');
}

function known(certificates: Certificates, arn: string): Certificate {
  const certificate = certificates.all.find((one) => one.arn === arn);
  if (!certificate) throw new AwsError('ResourceNotFoundException', `Could not find certificate ${arn}.`);
  return certificate;
}

function uuid(number: number): string {
  const hex = createHash('md5').update(`certificate ${number}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
