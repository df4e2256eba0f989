import { expect, test } from 'vitest';
import { defaultBucket } from '../../src/model/bucket-name.ts';
import { defaultPreviewHostnames, previewCoverage } from '../../src/model/preview-host.ts';

test.each([
  ['api.example.com', 'api-blue.example.com', 'api-green.example.com'],
  ['example.com', 'blue.example.com', 'green.example.com'],
  ['example.co.uk', 'blue.example.co.uk', 'green.example.co.uk'],
  ['api.example.co.uk', 'api-blue.example.co.uk', 'api-green.example.co.uk'],
  ['api.acme.io', 'api-blue.acme.io', 'api-green.acme.io'],
])('previews of %s', (hostname, blue, green) => {
  expect(defaultPreviewHostnames(hostname)).toEqual({ blue, green });
});

test.each([
  ['example.com', 'api-green.example.com', 'covered'],
  ['example.com', 'green.api.example.com', 'too-deep'],
  ['example.com', 'example.com', 'outside'],
  ['example.com', 'green.notexample.com', 'outside'],
] as const)('in the zone %s, %s is %s', (zone, preview, coverage) => {
  expect(previewCoverage(zone, preview)).toBe(coverage);
});

test('a bucket is named after name, environment and account', () => {
  const site = { name: 'shop', environment: 'production' };
  expect(defaultBucket(site, '123456789012')).toBe('flipgate-shop-production-123456789012');
});

test('a name too long for S3 ends in a hash of the whole', () => {
  const bucket = (environment: string) =>
    defaultBucket({ name: 'n'.repeat(40), environment }, '123456789012');
  expect(bucket('production')).toHaveLength(63);
  expect(bucket('production')).toMatch(/^flipgate-n{40}-prod-[0-9a-f]{8}$/);
  expect(bucket('production')).not.toBe(bucket('production2'));
});
