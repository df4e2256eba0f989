import { expect, test } from 'vitest';
import { openHttp } from '../../src/adapters/http.ts';
import { openLoopback } from './loopback.ts';

test('an answer comes with its status, headers and the start of its body', async () => {
  await using server = await openLoopback(() => ({
    status: 503,
    headers: { 'X-Release': 'abc', 'set-cookie': 'a=1' },
    body: 'x'.repeat(5000),
  }));
  const answer = await openHttp().get(`${server.url}/healthz?deep=1`, { 'x-probe': 's3cret' }, 2000);
  expect(answer).toMatchObject({
    kind: 'answer',
    status: 503,
    headers: { 'x-release': 'abc', 'set-cookie': 'a=1' },
  });
  expect(answer.kind === 'answer' && answer.body.length).toBe(2000);
  const [asked] = server.asked;
  expect(asked).toMatchObject({ method: 'GET', url: '/healthz?deep=1' });
  expect(asked?.headers).toMatchObject({ 'x-probe': 's3cret', connection: 'close' });
});

test('a redirect is an answer, not a way', async () => {
  await using server = await openLoopback(() => ({ status: 302, headers: { location: '/login' } }));
  expect(await openHttp().get(`${server.url}/`, {}, 2000)).toMatchObject({ status: 302 });
  expect(server.asked).toHaveLength(1);
});

test('no answer in time, a dropped connection and a closed port are no answers', async () => {
  await using mute = await openLoopback(() => 'silence');
  expect(await openHttp().get(mute.url, {}, 100)).toEqual({
    kind: 'no-answer',
    cause: 'no answer in 100 ms',
  });
  await using broken = await openLoopback(() => 'drop');
  expect(await openHttp().get(broken.url, {}, 2000)).toEqual({ kind: 'no-answer', cause: 'socket hang up' });
  const gone = await openLoopback(() => 'drop');
  await gone[Symbol.asyncDispose]();
  expect(await openHttp().get(gone.url, {}, 2000)).toMatchObject({
    kind: 'no-answer',
    cause: expect.stringContaining('ECONNREFUSED'),
  });
});

test('a proxy of the given environment is used, and its exceptions are kept', async () => {
  await using proxy = await openLoopback(() => ({ body: 'by proxy' }));
  await using server = await openLoopback(() => ({ body: 'direct' }));
  const environment = { HTTP_PROXY: proxy.url };
  expect(await openHttp(environment).get('http://api.example.test/healthz', {}, 2000)).toMatchObject({
    body: 'by proxy',
  });
  expect(proxy.asked[0]?.url).toBe('http://api.example.test/healthz');
  const excepted = openHttp({ ...environment, NO_PROXY: '127.0.0.1' });
  expect(await excepted.get(server.url, {}, 2000)).toMatchObject({ body: 'direct' });
});
