import { expect, test } from 'vitest';
import type { Fields } from '../../src/model/attribute-shape.ts';
import { opened } from '../../src/model/plan-exposure.ts';

const rule = (more: Fields) => ({ from_port: 443, to_port: 443, protocol: 'tcp', ...more });
const group = (...ranges: readonly string[]) => ({ ingress: [rule({ cidr_blocks: ranges })] });
const policy = (statement: Fields) => ({
  policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 's3:GetObject', ...statement }] }),
});
const blocks = (block_public_policy: boolean) => ({
  block_public_acls: true,
  block_public_policy,
  ignore_public_acls: true,
  restrict_public_buckets: true,
});
const HTTPS = 'port 443 (tcp) from `0.0.0.0/0`';

test.each<[string, string, Fields | undefined, Fields | undefined, readonly string[]]>([
  ['a new open group', 'aws_security_group', undefined, group('0.0.0.0/0'), [HTTPS]],
  ['a group that opens', 'aws_security_group', group('192.0.2.0/24'), group('0.0.0.0/0'), [HTTPS]],
  ['a group that was open', 'aws_security_group', group('0.0.0.0/0'), group('0.0.0.0/0', '192.0.2.0/24'), []],
  ['a group that closes', 'aws_security_group', group('0.0.0.0/0'), group('192.0.2.0/24'), []],
  [
    'every port of IPv6',
    'aws_security_group',
    undefined,
    { ingress: [{ protocol: '-1', from_port: 0, to_port: 0, ipv6_cidr_blocks: ['::/0'] }] },
    ['every port from `::/0`'],
  ],
  [
    'a rule',
    'aws_security_group_rule',
    undefined,
    { type: 'ingress', ...rule({ cidr_blocks: ['0.0.0.0/0'] }) },
    [HTTPS],
  ],
  [
    'a rule out',
    'aws_security_group_rule',
    undefined,
    { type: 'egress', ...rule({ cidr_blocks: ['0.0.0.0/0'] }) },
    [],
  ],
  [
    'a rule of its own',
    'aws_vpc_security_group_ingress_rule',
    undefined,
    { ip_protocol: 'tcp', from_port: 1, to_port: 9, cidr_ipv4: '0.0.0.0/0' },
    ['ports 1 to 9 (tcp) from `0.0.0.0/0`'],
  ],
  [
    'a database',
    'aws_db_instance',
    { publicly_accessible: false },
    { publicly_accessible: true },
    ['it gets an address on the internet'],
  ],
  [
    'a block turned off',
    'aws_s3_bucket_public_access_block',
    blocks(true),
    blocks(false),
    ['public bucket policies are no longer blocked'],
  ],
  [
    'a policy for anybody',
    'aws_s3_bucket_policy',
    undefined,
    policy({ Principal: '*' }),
    ['its policy lets anybody do `s3:GetObject`'],
  ],
  [
    'the same as AWS writes it',
    'aws_s3_bucket_policy',
    undefined,
    policy({ Principal: { AWS: '*' } }),
    ['its policy lets anybody do `s3:GetObject`'],
  ],
  [
    'a policy with a condition',
    'aws_s3_bucket_policy',
    undefined,
    policy({ Principal: '*', Condition: {} }),
    [],
  ],
  ['a policy that denies', 'aws_s3_bucket_policy', undefined, policy({ Principal: '*', Effect: 'Deny' }), []],
  ['a policy that is known later', 'aws_s3_bucket_policy', undefined, {}, []],
  ['an ACL', 'aws_s3_bucket_acl', { acl: 'private' }, { acl: 'public-read' }, ['its ACL is `public-read`']],
  [
    'a load balancer that was internal',
    'aws_lb',
    { internal: true },
    { internal: false },
    ['it faces the internet'],
  ],
  ['a new load balancer', 'aws_lb', undefined, { internal: false }, []],
  ['anything else', 'aws_sqs_queue', undefined, { publicly_accessible: true }, []],
])('%s', (_, type, before, after, expected) => {
  expect(opened(type, before, after)).toEqual(expected);
});

test('a guard that goes opens what it guarded', () => {
  expect(opened('aws_s3_bucket_public_access_block', blocks(true), undefined)).toHaveLength(4);
});
