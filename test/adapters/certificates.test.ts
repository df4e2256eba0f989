import { expect, test } from 'vitest';
import { openCertificates } from '../../src/adapters/certificates.ts';
import { openAwsLoopback, operation } from './aws-loopback.ts';
import { json } from './loopback.ts';

const HOSTS = ['api.example.com', 'api-blue.example.com', 'api-green.example.com'];

test('the certificate is found by its tag, an issued one before a pending one', async () => {
  const arns: Record<string, string[]> = {
    ISSUED: ['arn:other', 'arn:ours'],
    PENDING_VALIDATION: ['arn:late'],
  };
  await using aws = await openAwsLoopback(({ headers, body }) => {
    const asked = JSON.parse(body);
    if (operation(headers) === 'ListTagsForCertificate') {
      const value = asked.CertificateArn === 'arn:other' ? 'blog-production' : 'shop-production';
      return json({ Tags: [{ Key: 'flipgate:site', Value: value }] });
    }
    const found = arns[asked.CertificateStatuses[0]] ?? [];
    const at = asked.NextToken === undefined ? 0 : Number(asked.NextToken);
    const more = at + 1 < found.length ? { NextToken: `${at + 1}` } : {};
    return json({ CertificateSummaryList: [{ CertificateArn: found[at] }], ...more });
  });
  const certificates = openCertificates(aws.connection);
  expect(await certificates.find('shop-production')).toBe('arn:ours');
  expect(await certificates.find('wiki-production')).toBeUndefined();
});

test('a request names all hosts, the tag and the token', async () => {
  await using aws = await openAwsLoopback(() => json({ CertificateArn: 'arn:new' }));
  const certificates = openCertificates(aws.connection);
  expect(await certificates.request('shop-production', HOSTS, 'token1')).toBe('arn:new');
  expect(JSON.parse(aws.server.asked[0]?.body ?? '')).toEqual({
    DomainName: 'api.example.com',
    SubjectAlternativeNames: HOSTS,
    ValidationMethod: 'DNS',
    IdempotencyToken: 'token1',
    Tags: [
      { Key: 'flipgate:site', Value: 'shop-production' },
      { Key: 'Name', Value: 'shop-production' },
    ],
  });
});

test('a failed certificate tells its reason; validation names come once and without the root’s dot', async () => {
  const ResourceRecord = { Name: '_x.example.com.', Type: 'CNAME', Value: '_y.acm-validations.aws.' };
  await using aws = await openAwsLoopback(() =>
    json({
      Certificate: {
        Status: 'FAILED',
        FailureReason: 'CAA_ERROR',
        SubjectAlternativeNames: HOSTS,
        DomainValidationOptions: [
          { DomainName: 'a', ResourceRecord },
          { DomainName: 'b', ResourceRecord },
          { DomainName: 'c' },
        ],
      },
    }),
  );
  expect(await openCertificates(aws.connection).describe('arn:1')).toEqual({
    arn: 'arn:1',
    status: 'FAILED',
    failureReason: 'CAA_ERROR',
    hostnames: HOSTS,
    validation: [{ name: '_x.example.com', content: '_y.acm-validations.aws' }],
  });
});
