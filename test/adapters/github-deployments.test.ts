import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openDeployments } from '../../src/adapters/github-deployments.ts';
import { Failure, Throttled, Unanswered, Unreachable } from '../../src/model/failure.ts';
import { cloudFetch } from '../cloud/cloud-fetch.ts';
import { Described } from '../cloud/github/described.ts';
import { GitHubRoom } from '../cloud/github/github-room.ts';
import { Repository } from '../cloud/github/repository.ts';
import { jobToken } from '../cloud/github/tokens.ts';
import { json, openLoopback, type Script } from './loopback.ts';

const described = new Described();
const signal = new AbortController().signal;
const RUN = 'https://github.com/acme/shop/actions/runs/77';
let room: GitHubRoom;
beforeEach(() => {
  room = new GitHubRoom(new Repository('acme', 'shop'), { now: () => Date.parse('2026-11-02T09:00:00Z') });
  onTestFinished(() => expect(described.faults).toEqual([]));
});

const connection = { token: 't', repository: 'acme/shop' };
const fetch = cloudFetch(described.watch((request) => room.answer(request)));
const deployments = () => openDeployments({ ...connection, apiUrl: 'https://api.github.com', fetch });

test('a deployment is made, told of, and found by environment and commit', async () => {
  const commit = room.repository.commit('first');
  const other = room.repository.commit('second');
  const github = deployments();
  const make = { environment: 'production', task: 'deploy', run: RUN } as const;
  const id = await github.create({ ...make, commit }, signal);
  const later = await github.create({ ...make, commit: other, run: undefined }, signal);
  await github.addStatus(id, { state: 'in_progress', description: '' }, signal);
  const done = {
    state: 'success',
    description: 'x'.repeat(200),
    logUrl: RUN,
    url: 'https://api.example.com',
  } as const;
  await github.addStatus(id, done, signal);
  expect(await github.list({ environment: 'production' }, signal)).toEqual([{ id: later }, { id, run: RUN }]);
  expect(await github.list({ environment: 'production', commit }, signal)).toEqual([{ id, run: RUN }]);
  expect(await github.list({ environment: 'staging' }, signal)).toEqual([]);
  expect(await github.statuses(id, signal)).toEqual([
    { state: 'success', logUrl: RUN },
    { state: 'in_progress', logUrl: '' },
  ]);
});

const write = () => deployments().addStatus(500, { state: 'success', description: '' }, signal);
const read = () => deployments().list({ environment: 'production' }, signal);

test('what the token may not is refused with the permission', async () => {
  room.tokens.set('t', jobToken({ contents: 'read' }));
  for (const verb of [write, read]) {
    const error = await verb().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({ remedy: expect.stringContaining('Give the job `deployments: write`') });
  }
});

test('limits are throttling, with the time that GitHub asks for', async () => {
  room.limits.push({ kind: 'primary', seconds: 60 }, { kind: 'secondary', seconds: 7, status: 403 });
  for (const retryAfter of [60_000, 7_000]) {
    const error = await read().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Throttled);
    expect(error).toMatchObject({ retryAfter });
  }
});

test.each<[string, ReturnType<Script>]>([
  ['an error of its own', json({ message: 'Unicorn' }, 502)],
  ['a broken connection', 'drop'],
])('%s: a read has no answer, a write may have been applied', async (_, answer) => {
  await using server = await openLoopback(() => answer);
  const github = openDeployments({ ...connection, apiUrl: server.url, fetch: globalThis.fetch });
  const asked = github.list({ environment: 'production' }, signal);
  await expect(asked).rejects.toBeInstanceOf(Unreachable);
  const told = github.addStatus(1, { state: 'success', description: '' }, signal);
  await expect(told).rejects.toBeInstanceOf(Unanswered);
});

test('a request ends with its signal', async () => {
  await using server = await openLoopback(() => 'silence');
  const github = openDeployments({ ...connection, apiUrl: server.url, fetch: globalThis.fetch });
  await expect(github.list({ environment: 'production' }, AbortSignal.timeout(50))).rejects.toThrow();
});
