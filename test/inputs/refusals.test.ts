import { describe, expect, test } from 'vitest';
import { deploy, environmentOf, IMAGE, refusal } from './given.ts';

const [REPOSITORY] = IMAGE.split('@');

/** One wrong value each, beside a right rest: what its reader is told. */
const WRONG: readonly (readonly [input: string, value: string | undefined, told: string])[] = [
  ['hostname', undefined, '`hostname` is missing. Set it to the public host'],
  ['hostname', 'https://api.example.com', '`hostname` is "https://api.example.com": it has a scheme'],
  ['hostname', 'api.example.com/x', 'it has a path'],
  ['hostname', 'api.example.com:8443', 'it has a port'],
  ['hostname', '*.example.com', 'it is a wildcard'],
  ['hostname', 'example', 'not a host name'],
  ['hostname', '10.0.0.1', 'not a host name'],
  ['hostname', 'büro.example.com', '`xn--bro-hoa.example.com`'],
  ['hostname', 'a.example.com\nb.example.com', 'it holds a line break'],
  ['hostname', '--force', 'it looks like a command-line option'],
  ['environment', undefined, '`environment` is missing.'],
  ['environment', 'Production EU', 'such as `production-eu`'],
  ['name', 'My_Shop', 'such as `my-shop`'],
  ['name', 'a-name-that-goes-on-and-on', 'a load balancer has room for 26. Shorten `name` or `environment`.'],
  ['preview-hostnames', 'blue.api.example.com\ngreen.example.com', 'more than one label below example.com'],
  [
    'preview-hostnames',
    'blue.example.org\ngreen.example.com',
    'blue.example.org of `preview-hostnames` is not below',
  ],
  ['preview-hostnames', 'api.example.com\ngreen.example.com', 'api.example.com is the public host'],
  ['preview-hostnames', 'blue.example.com', "Give two lines: blue's host, then green's."],
  ['preview-hostnames', 'green.example.com\nblue.example.com', 'the colours look swapped'],
  ['image', `${REPOSITORY}:v1`, 'it names an image by a tag'],
  ['image', 'shop', 'it names an image by a tag'],
  ['image', `${REPOSITORY}:v1@sha256:${'ab'.repeat(32)}`, 'Leave the tag out.'],
  ['image', `${REPOSITORY}@sha256:abc`, 'what follows "@" is not a digest'],
  ['bake', '10', '`bake` is "10": a duration needs a unit. Write a whole number and its unit'],
  ['bake', '10 minutes', 'not a duration'],
  ['warm', '25h', 'longer than a day'],
  ['timeout', '0s', 'no time at all'],
  ['migrate-lock-timeout', '1d', 'not a duration'],
  [
    'migrate-statement-timeout',
    '1s',
    '`migrate-statement-timeout` is not longer than `migrate-lock-timeout`',
  ],
  ['migrate-retries', '-1', 'it looks like a command-line option'],
  ['migrate-retries', '1.5', 'Give a whole number from 0 to 50.'],
  ['verify-count', '0', 'Give a whole number from 1 to 100.'],
  ['infra', '../elsewhere', 'it leads out of the workspace'],
  ['infra', '/etc', 'it leads out of the workspace'],
  ['infra', 'no-such-folder', 'there is no such folder'],
  ['infra', 'a\nb', 'it holds a line break'],
  ['engine', 'pulumi', 'Choose one of: auto, terraform, tofu, terragrunt, cdk.'],
  ['dry-run', 'yes', 'Write `true` or `false`.'],
  ['health-path', 'healthz', 'Begin with one "/"'],
  ['health-path', '//other.example.com/', 'Begin with one "/"'],
  ['release-header', 'x release', 'not the name of a header'],
  ['verify-paths', '/login', 'line "/login": not a path and a status'],
  ['verify-paths', '/login 99', 'not a path and a status'],
  ['variables', 'just-a-word', 'Write `name = value`, one a line.'],
  ['variables', 'image = other', '`image` is set by the action itself'],
  ['variables', 'a = 1\na = 2', 'it sets `a` twice'],
  ['variables', 'a = [1', 'begins like JSON but is none'],
  ['allow-destroy', '--all', 'it looks like a command-line option'],
  ['adopt', '203.0.113.256', 'not the content of a record'],
  ['adopt', '2001:db8::zz', 'not the content of a record'],
  ['adopt', 'https://old.example.com', 'not the content of a record'],
  ['certificate', 'my-certificate', 'not the ARN of a certificate'],
  ['aws-role', 'deploy', 'not the ARN of a role'],
  ['aws-region', 'Frankfurt', 'not a region'],
  ['bucket', 's3://state', 'without `s3://`'],
  ['cloudflare-zone-id', 'example.com', 'not the id of a zone'],
  [
    'cloudflare-api-token',
    'x',
    'Both of `cloudflare-api-token` and `cloudflare-api-token-secret` are given.',
  ],
  ['cloudflare-api-token-secret', undefined, 'Neither of'],
  ['migrate-command', 'a\nb', 'it holds a line break'],
  ['migrate-command', '--fake', 'it looks like a command-line option'],
  ['to', 'adopted', '`to` is not an input of `deploy`. Remove it.'],
  ['plan-parity', 'on', 'Choose one of: stop, warn, off.'],
  [
    'command',
    'destroy',
    '`command` is "destroy": there is no such command. Set it to one of: build, plan, drift, deploy, settle',
  ],
  ['command', undefined, '`command` is missing. Set it to one of:'],
];

describe('a deploy refuses', () => {
  test.each(WRONG)('%s = %j', (input, value, told) => {
    expect(refusal(deploy({ [input]: value }))).toContain(told);
  });

  test('a job without a commit, since a release is named by it', () => {
    expect(refusal({ ...deploy(), GITHUB_SHA: '' })).toContain('GITHUB_SHA is ""');
  });

  test('a repository that resources cannot be named after', () => {
    expect(refusal({ ...deploy(), GITHUB_REPOSITORY: 'acme/My.App' })).toContain('such as `my-app`');
  });
});

test('all that is wrong is told at once', () => {
  const told = refusal(deploy({ hostname: undefined, bake: '10', image: 'shop:1' }));
  expect(told).toMatch(/^3 inputs cannot be used:\n- `hostname` is missing\..*\n- `image` .*\n- `bake` /);
});

test.each(['cloudflare-api-token', 'github-token'])('a value of %s is never shown', (input) => {
  const told = refusal(deploy({ 'cloudflare-api-token-secret': undefined, [input]: 'very secret\nthing' }));
  expect(told).toContain(`\`${input}\` cannot be used`);
  expect(told).not.toMatch(/very|thing/);
});

test.each([
  ['settle', { 'dry-run': 'perhaps' }, '`dry-run` is "perhaps"'],
  ['settle', { release: 'c0ffee' }, 'Give all 40 digits'],
  ['rollback', { to: 'v1' }, 'Give a full commit id of 40 digits, or `adopted`.'],
  ['rollback', { to: 'adopted', 'in-place': 'true' }, '`in-place` puts a release on the live colour'],
  ['run', {}, '`run` is missing. Set it to the management command'],
  ['run', { run: 'a\nb' }, 'it holds a line break'],
  ['status', { bake: '10m' }, '`bake` is not an input of `status`.'],
] as const)('%s refuses %j', (command, inputs, told) => {
  expect(refusal(environmentOf({ command, ...inputs }))).toContain(told);
});
