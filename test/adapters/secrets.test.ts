import { expect, test } from 'vitest';
import { hasVersion, secretReference } from '../../src/adapters/secret-reference.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { awsRefusal, openAwsLoopback } from './aws-loopback.ts';
import { json } from './loopback.ts';

const ARN = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/db-AbC123';

test.each([
  [ARN, { kind: 'secret', id: ARN }],
  [`${ARN}:password::`, { kind: 'secret', id: ARN, jsonKey: 'password' }],
  [`${ARN}::AWSPREVIOUS:`, { kind: 'secret', id: ARN, stage: 'AWSPREVIOUS' }],
  [`${ARN}:k:s:v1`, { kind: 'secret', id: ARN, jsonKey: 'k', stage: 's', version: 'v1' }],
  ['shop-production/probe', { kind: 'secret', id: 'shop-production/probe' }],
  ['arn:aws-cn:ssm:cn-north-1:123456789012:parameter/shop/key', { kind: 'parameter', name: '/shop/key' }],
])('%s', (valueFrom, reference) => {
  expect(secretReference(valueFrom)).toEqual(reference);
});

test.each([
  [{}, {}, false],
  [{ v1: ['AWSCURRENT'] }, {}, true],
  [{ v1: ['AWSPREVIOUS'] }, {}, false],
  [{ v1: ['AWSPREVIOUS'] }, { stage: 'AWSPREVIOUS' }, true],
  [{ v1: ['AWSCURRENT'] }, { version: 'v1' }, true],
  [{ v1: ['AWSCURRENT'] }, { version: 'v2' }, false],
  [{ v1: ['AWSCURRENT'] }, { version: 'v1', stage: 'AWSPREVIOUS' }, false],
])('versions %o satisfy %o: %s', (stages, wanted, satisfied) => {
  expect(hasVersion(stages, wanted)).toBe(satisfied);
});

test('whether there is a value is asked without reading it', async () => {
  const answers = [
    json({ VersionIdsToStages: { v1: ['AWSCURRENT'] } }),
    json({ Name: 'empty' }),
    json({ VersionIdsToStages: { v1: ['AWSCURRENT'] }, DeletedDate: 1_793_000_000 }),
    awsRefusal('ResourceNotFoundException', 'none'),
  ];
  await using aws = await openAwsLoopback((_asked, number) => answers[number - 1] ?? 'drop');
  const secrets = openSecrets(aws.connection);
  expect(await secrets.hasValue(`${ARN}:password::`)).toBe(true);
  expect(await secrets.hasValue(ARN)).toBe(false);
  expect(await secrets.hasValue(ARN)).toBe(false);
  expect(await secrets.hasValue(ARN)).toBe(false);
  expect(await secrets.hasValue('arn:aws:ssm:eu-central-1:1:parameter/shop/key')).toBe(true);
  expect(new Set(aws.server.asked.map(({ headers }) => headers['x-amz-target']))).toEqual(
    new Set(['secretsmanager.DescribeSecret']),
  );
  expect(JSON.parse(aws.server.asked[0]?.body ?? '')).toEqual({ SecretId: ARN });
});

test('a value, or undefined for a secret that is not there or empty', async () => {
  const answers = [json({ SecretString: 'x' }), awsRefusal('ResourceNotFoundException', 'none')];
  await using aws = await openAwsLoopback((_asked, number) => answers[number - 1] ?? 'drop');
  const secrets = openSecrets(aws.connection);
  expect(await secrets.value('shop/probe')).toBe('x');
  expect(await secrets.value('shop/probe')).toBeUndefined();
});
