import { expect, test } from 'vitest';
import { openGitHub } from '../../src/adapters/github.ts';
import { json, openLoopback, type Script } from './loopback.ts';

async function open(script: Script) {
  const server = await openLoopback(script);
  const github = openGitHub({ token: 't0ken', repository: 'acme/shop', apiUrl: server.url, fetch });
  return { server, github, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

const commits = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ sha: `c${index}`, commit: { message: `m${index}` } }));

test('a run is finished when this attempt of it is completed', async () => {
  await using hub = await open((_asked, number) =>
    json({ status: number === 1 ? 'completed' : 'in_progress' }),
  );
  expect(await hub.github.runFinished('77', 2)).toBe(true);
  expect(await hub.github.runFinished('77', 3)).toBe(false);
  expect(hub.server.asked.map(({ url }) => url)).toEqual([
    '/repos/acme/shop/actions/runs/77/attempts/2',
    '/repos/acme/shop/actions/runs/77/attempts/3',
  ]);
  expect(hub.server.asked[0]?.headers.authorization).toBe('token t0ken');
});

test('a comparison is read to its last page', async () => {
  await using hub = await open((_asked, number) =>
    json({ status: 'ahead', total_commits: 130, commits: number === 1 ? commits(100) : commits(30) }),
  );
  const compared = await hub.github.compare('aaa', 'bbb');
  expect(compared).toMatchObject({ status: 'ahead' });
  expect(compared !== 'unknown' && compared.commits).toHaveLength(130);
  expect(hub.server.asked.map(({ url }) => url)).toEqual([
    '/repos/acme/shop/compare/aaa...bbb?page=1&per_page=100',
    '/repos/acme/shop/compare/aaa...bbb?page=2&per_page=100',
  ]);
});

test('the newest commit of a branch, whatever its name', async () => {
  await using hub = await open(() => json({ name: 'release/1', commit: { sha: 'abc' } }));
  expect(await hub.github.branchHead('release/1')).toBe('abc');
  expect(hub.server.asked[0]?.url).toBe('/repos/acme/shop/branches/release%2F1');
});

test.each<[string, ReturnType<Script>]>([
  ['a refusal', json({ message: 'Not Found' }, 404)],
  ['a broken connection', 'drop'],
])('%s is unknown', async (_name, answer) => {
  await using hub = await open(() => answer);
  expect(await hub.github.runFinished('77', 1)).toBe('unknown');
  expect(await hub.github.compare('a', 'b')).toBe('unknown');
  expect(await hub.github.branchHead('main')).toBe('unknown');
});
