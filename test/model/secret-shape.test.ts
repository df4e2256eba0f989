import { expect, test } from 'vitest';
import { isSecretName, withoutSecrets } from '../../src/model/secret-shape.ts';

test.each([
  ...['password', 'DB_PASSWORD', 'POSTGRES_PASSWD', 'SECRET_KEY', 'secret_string', 'auth_token', 'API_KEY'],
  ...[
    'STRIPE_API_KEY',
    'privateKey',
    'SENTRY_DSN',
    'GITHUB_TOKEN',
    'access_key',
    'clientSecret',
    'AWS_SECRET_ACCESS_KEY',
  ],
])('%s holds a secret', (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each([
  ...[
    'name',
    'secret_arn',
    'auth_token_update_strategy',
    'token_url',
    'password_length',
    'SECRET_NAME',
    'passenger',
  ],
  ...[
    'AUTH_USER_MODEL',
    'SESSION_COOKIE_SECURE',
    'master_user_secret_kms_key_id',
    'keyboard',
    'tokenizer',
    'author',
  ],
])('%s only tells about something', (name) => {
  expect(isSecretName(name)).toBe(false);
});

test.each([
  ['postgres://app:hunter2@db:5432/shop', 'postgres://app:***@db:5432/shop'],
  ['redis://:p@ss@cache', 'redis://:***@cache'],
  ['https://example.com/?a=1&token=abc&b=2', 'https://example.com/?a=1&token=***&b=2'],
  ['export DB_PASSWORD=hunter2 PORT=80', 'export DB_PASSWORD=*** PORT=80'],
  ["password='two words' x", 'password=*** x'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----\nrest', '***\nrest'],
  ['id AKIAABCDEFGHIJKLMNOP.', 'id ***.'],
  ['ghp_0123456789012345678901234567890123456', '***'],
  ['Bearer eyJhbGciOiJI.eyJzdWIiOiIx.c2ln', 'Bearer ***'],
  ['https://hooks.slack.com/services/T0/B0/xyz', 'https://***'],
  ['arn:aws:sqs:eu-west-1:123456789012:mail', 'arn:aws:sqs:eu-west-1:123456789012:mail'],
  ['https://example.com:8443/path?page=2', 'https://example.com:8443/path?page=2'],
  ['a=b; c=d', 'a=b; c=d'],
])('%s', (text, shown) => {
  expect(withoutSecrets(text)).toBe(shown);
});

test.each([
  'a'.repeat(200_000),
  `x${'a'.repeat(200_000)}://`,
  'eyJ-'.repeat(50_000),
  '?a'.repeat(100_000),
  'token'.repeat(40_000),
  '://a:'.repeat(40_000),
  '-----BEGIN PRIVATE KEY-----'.repeat(5_000),
  'SG.-'.repeat(50_000),
])('no long text takes long (%#)', (text) => {
  const since = performance.now();
  withoutSecrets(`=://${text}`);
  expect(performance.now() - since).toBeLessThan(1_500);
});
