import type { Certificate, Certificates } from './certificates.ts';

/** A certificate as DescribeCertificate shows it. */
export function describeCertificate(certificates: Certificates, certificate: Certificate) {
  const records = certificates.validation(certificate);
  const status = certificate.settled?.status ?? 'PENDING_VALIDATION';
  const validated = { ISSUED: 'SUCCESS', FAILED: 'FAILED', PENDING_VALIDATION: 'PENDING_VALIDATION' };
  return {
    ...summarize(certificate),
    KeyAlgorithm: 'RSA-2048',
    SignatureAlgorithm: 'SHA256WITHRSA',
    SubjectAlternativeNames: certificate.hostnames,
    DomainValidationOptions: certificate.hostnames.map((hostname, index) => ({
      DomainName: hostname,
      ValidationDomain: hostname,
      ValidationStatus: validated[status],
      ValidationMethod: 'DNS',
      ...resourceRecord(records?.[index]),
    })),
    ...(certificate.settled?.failure === undefined ? {} : { FailureReason: certificate.settled.failure }),
    Options: { CertificateTransparencyLoggingPreference: 'ENABLED' },
    SubjectAlternativeNameSummaries: undefined,
    HasAdditionalSubjectAlternativeNames: undefined,
    InUse: undefined,
  };
}

function resourceRecord(record: { readonly name: string; readonly content: string } | undefined) {
  if (!record) return {};
  return { ResourceRecord: { Name: `${record.name}.`, Type: 'CNAME', Value: `${record.content}.` } };
}

/** A certificate as ListCertificates shows it. */
export function summarize(certificate: Certificate) {
  const { settled } = certificate;
  return {
    CertificateArn: certificate.arn,
    DomainName: certificate.hostnames[0] ?? '',
    SubjectAlternativeNameSummaries: certificate.hostnames,
    HasAdditionalSubjectAlternativeNames: false,
    Status: settled?.status ?? 'PENDING_VALIDATION',
    Type: 'AMAZON_ISSUED',
    KeyAlgorithm: 'RSA_2048',
    InUse: false,
    CreatedAt: new Date(certificate.requestedAt),
    ...(settled?.status === 'ISSUED' ? { IssuedAt: new Date(settled.at) } : {}),
  };
}
