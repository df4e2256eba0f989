import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFetch } from '../../src/adapters/proxied-fetch.ts';
import type { Environment } from '../../src/inputs.ts';
import { openShelf } from '../../src/wire/shelf.ts';
import { listen } from '../cloud/listen.ts';
import { ResultsRoom } from '../cloud/results/results-room.ts';
import { JOB } from '../scenario/requests.ts';
import { notedClock } from './noted-clock.ts';

/** A run beside the service for artifacts, which listens on a port of its own. */
async function openRun(more: Environment = {}, serverUrl = 'https://github.com') {
  const room = new ResultsRoom();
  const server = await listen((request) => room.answer(request));
  room.address = `http://127.0.0.1:${server.port}`;
  const temp = await mkdtemp(join(tmpdir(), 'flipgate-artifacts-'));
  onTestFinished(async () => {
    await server.close();
    await rm(temp, { recursive: true });
  });
  const [clock, masked] = [notedClock(), [] as string[]];
  const { artifacts } = openShelf(
    { ...JOB, runId: '42', temp, serverUrl },
    { ...room.environment('42'), ...more },
    { fetch: openFetch(), clock },
    { mask: (value) => masked.push(value), hide: (text) => text, log: undefined as never },
  );
  return { room, artifacts, temp, clock, masked };
}

test('a text is kept as it is, for a browser to show', async () => {
  const { room, artifacts, temp, masked } = await openRun();
  const kept = await artifacts.keep('plan.txt', ['grün → ', 'blau\n']);
  const url = 'https://github.com/acme/shop/actions/runs/42/artifacts/1';
  expect(kept).toEqual({ kind: 'artifact', name: 'plan.txt', url });
  const [stored] = room.shelf.artifacts;
  expect(stored?.blob.content?.toString()).toBe('\uFEFFgrün → blau\n');
  expect([stored?.mimeType, stored?.blob.contentType]).toEqual(['text/plain', 'text/plain']);
  expect(masked).toEqual([stored?.signature]);
  expect(existsSync(join(temp, 'plan.txt'))).toBe(false);
});

test('a long one arrives whole and in its order, however its characters fall on blocks', async () => {
  const { room, artifacts } = await openRun();
  const pieces = Array.from({ length: 200_000 }, (_, at) => `${at}: aws_sqs_queue.mäil → …\n`);
  expect(await artifacts.keep('plan.txt', pieces)).toMatchObject({ kind: 'artifact' });
  const content = room.shelf.artifacts[0]?.blob.content;
  expect(content?.length).toBeGreaterThan(4 * 1024 * 1024);
  expect(content?.toString() === `\uFEFF${pieces.join('')}`).toBe(true);
});

test('a name that the run has already is numbered', async () => {
  const { artifacts } = await openRun();
  const names = [];
  for (let twice = 0; twice < 2; twice += 1) names.push(await artifacts.keep('plan.txt', ['a']));
  expect(names).toMatchObject([{ name: 'plan.txt' }, { name: 'plan-2.txt' }]);
});

test('what cannot be answered just now is asked again, with longer and longer waits', async () => {
  const { room, artifacts, clock } = await openRun();
  room.refusals.push({ status: 503, msg: 'unavailable' }, { status: 429, msg: 'slow down' });
  expect(await artifacts.keep('plan.txt', ['a'])).toMatchObject({ kind: 'artifact' });
  expect(clock.slept).toEqual([1_000, 3_000]);
});

test.each([
  [403, 'artifact storage quota has been hit', 'HTTP 403 artifact storage quota has been hit'],
  [500, 'broken', 'HTTP 500 broken'],
])('refused with %i: the text stays on the machine, and why', async (status, msg, why) => {
  const { room, artifacts, temp } = await openRun();
  for (let attempts = 0; attempts < 4; attempts += 1) room.refusals.push({ status, msg });
  const kept = await artifacts.keep('plan.txt', ['all of it']);
  const path = join(temp, 'plan.txt');
  expect(kept).toMatchObject({ kind: 'file', path, why: expect.stringContaining(why) });
  expect(readFileSync(path, 'utf8')).toBe('\uFEFFall of it');
});

test('what the service does not find as it was told is not kept', async () => {
  const { room, artifacts } = await openRun();
  const finalize = room.shelf.finalize.bind(room.shelf);
  room.shelf.finalize = (run, asked) => {
    for (const { blob } of room.shelf.artifacts) blob.content = Buffer.from('else');
    return finalize(run, asked);
  };
  expect(await artifacts.keep('plan.txt', ['a'])).toMatchObject({
    kind: 'file',
    why: expect.stringContaining('the hash is another one'),
  });
});

test.each([
  ['no token', { ACTIONS_RUNTIME_TOKEN: '' }, undefined, 'The runner names no service'],
  ['no address', { ACTIONS_RESULTS_URL: '' }, undefined, 'The runner names no service'],
  ['no scope', { ACTIONS_RUNTIME_TOKEN: 'a.e30.b' }, undefined, 'does not name its run'],
  ['a server of their own', {}, 'https://git.example.com', 'https://git.example.com takes no artifacts'],
  ['a stranger’s token', { ACTIONS_RUNTIME_TOKEN: stranger() }, undefined, 'HTTP 401 token is not valid'],
])('with %s nothing is uploaded', async (_, environment, serverUrl, why) => {
  const { room, artifacts } = await openRun(environment, serverUrl);
  const kept = await artifacts.keep('plan.txt', ['a']);
  expect(kept).toMatchObject({ kind: 'file', why: expect.stringContaining(why) });
  expect(room.shelf.artifacts).toEqual([]);
});

function stranger(): string {
  return new ResultsRoom().token('7');
}

test('nobody who does not answer is waited for without end', async () => {
  const { artifacts, clock } = await openRun({ ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/' });
  expect(await artifacts.keep('plan.txt', ['a'])).toMatchObject({
    kind: 'file',
    why: expect.stringContaining('There is no answer (CreateArtifact)'),
  });
  expect(clock.slept).toEqual([1_000, 3_000, 9_000]);
});
