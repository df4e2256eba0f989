import { expect, test } from 'vitest';
import type { Fields } from '../../src/model/attribute-shape.ts';
import { granted } from '../../src/model/plan-rights.ts';

const document = (...statements: readonly Fields[]) =>
  JSON.stringify({ Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) });
const policy = (...statements: readonly Fields[]) => ({ policy: document(...statements) });
const reading = { Action: 's3:GetObject', Resource: 'arn:aws:s3:::one/*' };
const trust = (Service: string) => ({ assume_role_policy: document({ Principal: { Service } }) });

test.each<[string, string, Fields | undefined, Fields | undefined, readonly string[]]>([
  ['what is new', 'aws_iam_role_policy', undefined, policy(reading), []],
  [
    'the same in another order',
    'aws_iam_policy',
    policy(reading, { Action: 'a:B' }),
    policy({ Action: ['a:B'] }, reading),
    [],
  ],
  [
    'another action',
    'aws_iam_role_policy',
    policy(reading),
    policy({ ...reading, Action: ['s3:GetObject', 's3:PutObject'] }),
    ['`s3:PutObject` on `arn:aws:s3:::one/*`'],
  ],
  [
    'another resource',
    'aws_iam_role_policy',
    policy(reading),
    policy({ ...reading, Resource: '*' }),
    ['`s3:GetObject` on `*`'],
  ],
  ['less', 'aws_iam_role_policy', policy(reading), policy(), []],
  ['a denial', 'aws_iam_role_policy', policy(), policy({ Effect: 'Deny', Action: '*', Resource: '*' }), []],
  [
    'all but some',
    'aws_iam_policy',
    policy(),
    policy({ NotAction: ['iam:*'], Resource: '*' }),
    ['`all but iam:*` on `*`'],
  ],
  [
    'who takes a role',
    'aws_iam_role',
    trust('ecs.amazonaws.com'),
    trust('lambda.amazonaws.com'),
    ['to be taken by `lambda.amazonaws.com`'],
  ],
  [
    'a policy of AWS’s',
    'aws_iam_role',
    { managed_policy_arns: [] },
    { managed_policy_arns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
    ['all that `arn:aws:iam::aws:policy/AdministratorAccess` allows'],
  ],
  ['what is known later', 'aws_iam_role_policy', policy(reading), {}, []],
  ['what is no right', 'aws_s3_bucket', policy(), policy(reading), []],
])('%s', (_, type, before, after, expected) => {
  expect(granted(type, before, after)).toEqual(expected);
});
