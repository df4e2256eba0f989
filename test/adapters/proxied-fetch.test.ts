import { expect, test } from 'vitest';
import { openFetch } from '../../src/adapters/proxied-fetch.ts';
import { json, openLoopback } from './loopback.ts';

test('an answer with its status, headers and body', async () => {
  await using server = await openLoopback(() => json({ name: 'ä' }, 404));
  const answer = await openFetch()(`${server.url}/one`, {
    method: 'POST',
    headers: { authorization: 'Bearer t' },
    body: '{"a":1}',
  });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ name: 'ä' });
  expect(server.asked[0]).toMatchObject({ url: '/one', method: 'POST', body: '{"a":1}' });
  expect(server.asked[0]?.headers.authorization).toBe('Bearer t');
});

test('an answer without a body', async () => {
  await using server = await openLoopback(() => ({ status: 204, headers: {}, body: '' }));
  expect((await openFetch()(server.url)).status).toBe(204);
});

test('redirects of a question are followed, and another host gets no credentials', async () => {
  await using other = await openLoopback(() => json({ found: true }));
  await using server = await openLoopback(({ url }) =>
    url === '/old'
      ? { status: 301, headers: { location: '/new' } }
      : { status: 302, headers: { location: `${other.url}/there` } },
  );
  const headers = { authorization: 'token t' };
  expect(await (await openFetch()(`${server.url}/old`, { headers })).json()).toEqual({ found: true });
  expect(server.asked.map((asked) => asked.headers.authorization)).toEqual(['token t', 'token t']);
  expect(other.asked[0]?.headers.authorization).toBeUndefined();
  expect((await openFetch()(`${server.url}/old`, { method: 'POST' })).status).toBe(301);
});

test('redirects without end are none', async () => {
  await using server = await openLoopback(() => ({ status: 302, headers: { location: '/again' } }));
  await expect(openFetch()(server.url)).rejects.toThrow('redirects without end');
  expect(server.asked).toHaveLength(6);
});

test('a proxy of the given environment is used', async () => {
  await using proxy = await openLoopback(() => json({ by: 'proxy' }));
  const carry = openFetch({ HTTP_PROXY: proxy.url });
  expect(await (await carry('http://api.example.test/zones')).json()).toEqual({ by: 'proxy' });
  expect(proxy.asked[0]?.url).toBe('http://api.example.test/zones');
});

test('what is not answered is an error, and an aborted request an AbortError', async () => {
  await using server = await openLoopback(({ url }) => (url === '/drop' ? 'drop' : 'silence'));
  await expect(openFetch()(`${server.url}/drop`)).rejects.toThrow('socket hang up');
  const signal = AbortSignal.timeout(50);
  await expect(openFetch()(server.url, { signal })).rejects.toMatchObject({ name: 'AbortError' });
});
