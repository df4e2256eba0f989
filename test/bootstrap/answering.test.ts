import { expect, test } from 'vitest';
import { watchHealth } from '../../infra/bootstrap/deploy/answering.ts';
import type { ProbeAnswer } from '../../src/ports.ts';

const WANTED = { url: 'https://api.example.com/healthz', header: 'x-release', release: 'abc', times: 3 };
const good: ProbeAnswer = { kind: 'answer', status: 200, headers: { 'x-release': 'abc' }, body: '' };
const older: ProbeAnswer = { ...good, headers: { 'x-release': 'old' } };
const unknown: ProbeAnswer = { kind: 'no-answer', cause: 'getaddrinfo ENOTFOUND api.example.com' };

/** Gives these answers one after the other, the last one for ever, and says how often and until when it was asked. */
async function watched(answers: readonly ProbeAnswer[], stop = new AbortController()) {
  let now = 0;
  const asked: string[] = [];
  const http = {
    get: async (url: string) => {
      asked.push(url);
      return answers[Math.min(asked.length, answers.length) - 1] ?? unknown;
    },
  };
  const clock = {
    now: () => now,
    sleep: async (ms: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      now += ms;
    },
  };
  const said = await watchHealth({ http, clock, signal: stop.signal }, WANTED).catch(
    (error: Error) => error.message,
  );
  return { said, asked: asked.length, seconds: now / 1_000 };
}

test('it is healthy when it has answered as the release a few times in a row', async () => {
  expect(await watched([good])).toEqual({ said: undefined, asked: 3, seconds: 2 });
  expect(await watched([unknown, older, good])).toEqual({ said: undefined, asked: 5, seconds: 4 });
});

test('one answer of another release begins the row anew', async () => {
  const answers = [good, good, older, good, good, { ...good, status: 503 }, good];
  expect(await watched(answers)).toEqual({ said: undefined, asked: 9, seconds: 8 });
});

test.each([
  [unknown, 'getaddrinfo ENOTFOUND api.example.com'],
  [older, 'HTTP 200, x-release old'],
  [{ ...good, status: 503 }, 'HTTP 503, x-release abc'],
  [{ ...good, headers: {} }, 'HTTP 200, x-release absent'],
])('after a minute and a half it says what %j is', async (answer, seen) => {
  const { said, seconds } = await watched([answer]);
  expect(said).toBe(`https://api.example.com/healthz does not answer here as release abc: ${seen}.`);
  expect(seconds).toBe(91);
});

test('a row that has begun is seen to its end, and one that breaks then is not begun again', async () => {
  const late = Array.from({ length: 90 }, () => unknown);
  expect(await watched([...late, good])).toMatchObject({ said: undefined, seconds: 92 });
  const { said } = await watched([...late, good, good, older]);
  expect(said).toContain('x-release old');
});

test('Ctrl-C ends it', async () => {
  const stop = new AbortController();
  stop.abort(new Error('Stopped by SIGINT.'));
  expect(await watched([unknown], stop)).toMatchObject({ said: 'Stopped by SIGINT.', asked: 1 });
});
