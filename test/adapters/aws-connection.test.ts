import { expect, test } from 'vitest';
import { openEcs } from '../../src/adapters/ecs.ts';
import { awsRefusal, openAwsLoopback } from './aws-loopback.ts';
import { json } from './loopback.ts';

test('throttling is waited out by the given clock, then handed on', async () => {
  await using aws = await openAwsLoopback(() => awsRefusal('ThrottlingException', 'Rate exceeded'));
  await expect(openEcs(aws.connection).services('shop', ['web'])).rejects.toMatchObject({
    name: 'Throttled',
  });
  expect(aws.slept).toEqual([1000, 2000, 4000, 8000, 8000, 8000, 8000]);
  expect(aws.server.asked).toHaveLength(8);
});

test('a lost answer is asked for again', async () => {
  await using aws = await openAwsLoopback((_asked, number) =>
    number === 1 ? 'drop' : json({ services: [], failures: [] }),
  );
  expect(await openEcs(aws.connection).services('shop', ['web'])).toEqual([]);
  expect(aws.slept).toEqual([100]);
});

test.each([
  ['AccessDeniedException', 400, /Allow ecs:DescribeServices .*`aws-role`/],
  ['ExpiredTokenException', 400, /session has ended.*`aws-role`/],
  ['UnrecognizedClientException', 400, /does not know these credentials/],
  ['ClusterNotFoundException', 400, /inputs and outputs name/],
])('%s is a failure that says what to do', async (name, status, remedy) => {
  await using aws = await openAwsLoopback(() => awsRefusal(name, 'no', status));
  const failed = openEcs(aws.connection).services('shop', ['web']);
  await expect(failed).rejects.toMatchObject({ name: 'Failure', remedy: expect.stringMatching(remedy) });
  await expect(failed).rejects.toThrow(`${name}: no`);
  expect(aws.server.asked).toHaveLength(1);
});

test('the proxy of the given environment carries the calls', async () => {
  await using proxy = await openAwsLoopback(() => json({ services: [], failures: [] }));
  const { server, connection } = proxy;
  const behind = { ...connection, endpoint: 'http://ecs.example.test', proxy: { HTTP_PROXY: server.url } };
  expect(await openEcs(behind).services('shop', ['web'])).toEqual([]);
  expect(server.asked[0]?.url).toBe('http://ecs.example.test/');
});
