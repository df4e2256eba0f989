import type { Certificate, Certificates } from './certificates.ts';

/** A certificate as DescribeCertificate shows it. */
export function describeCertificate(certificates: Certificates, certificate: Certificate) {
  const records = certificates.validation(certificate);
  const { failure } = certificate.settled ?? {};
  return {
    ...common(certificate),
    SignatureAlgorithm: 'SHA256WITHRSA',
    SubjectAlternativeNames: certificate.hostnames,
    DomainValidationOptions: certificate.hostnames.map((hostname, index) => ({
      DomainName: hostname,
      ValidationDomain: hostname,
      ValidationStatus: VALIDATED[statusOf(certificate)],
      ValidationMethod: 'DNS',
      ...resourceRecord(records?.[index]),
    })),
    ...(failure === undefined ? {} : { FailureReason: failure }),
    Options: { CertificateTransparencyLoggingPreference: 'ENABLED' },
  };
}

/** A certificate as ListCertificates shows it. */
export function summarize(certificate: Certificate) {
  return {
    ...common(certificate),
    SubjectAlternativeNameSummaries: certificate.hostnames,
    HasAdditionalSubjectAlternativeNames: false,
    InUse: false,
  };
}

const VALIDATED = { ISSUED: 'SUCCESS', FAILED: 'FAILED', PENDING_VALIDATION: 'PENDING_VALIDATION' };

function statusOf(certificate: Certificate): keyof typeof VALIDATED {
  return certificate.settled?.status ?? 'PENDING_VALIDATION';
}

function common(certificate: Certificate) {
  const { settled } = certificate;
  return {
    CertificateArn: certificate.arn,
    DomainName: certificate.hostnames[0] ?? '',
    Status: statusOf(certificate),
    Type: 'AMAZON_ISSUED',
    KeyAlgorithm: 'RSA_2048',
    CreatedAt: new Date(certificate.requestedAt),
    ...(settled?.status === 'ISSUED' ? { IssuedAt: new Date(settled.at) } : {}),
  };
}

function resourceRecord(record: { readonly name: string; readonly content: string } | undefined) {
  if (!record) return {};
  return { ResourceRecord: { Name: `${record.name}.`, Type: 'CNAME', Value: `${record.content}.` } };
}
