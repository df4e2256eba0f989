import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isAlive } from './alive.ts';
import { startOwned } from './owned-process.ts';

const shell = (script: string, line: (line: string) => void = () => {}) =>
  startOwned({ program: '/bin/sh', args: ['-c', script], cwd: '/', env: { GIVEN: 'yes' }, line });

test('tells the exit code, and 128 + signal', async () => {
  const ended = await shell('exit 7');
  expect(await ended.exited).toBe(7);
  const killed = await shell('sleep 60');
  killed.signal('SIGTERM');
  expect(await killed.exited).toBe(143);
});

test('gives lines of both streams and no variable but those given', async () => {
  const lines: string[] = [];
  const { exited } = await shell('echo "$GIVEN-$HOME"; echo err >&2; printf last', (line) =>
    lines.push(line),
  );
  await exited;
  await expect.poll(() => lines.toSorted()).toEqual(['err', 'last', 'yes-']);
});

test('a program that is not there is an error', async () => {
  const start = { program: '/nowhere', args: [], cwd: '/', env: {}, line: () => {} };
  await expect(startOwned(start)).rejects.toThrow('ENOENT');
});

test('the rest of the group ends with the first process', async () => {
  const seen: string[] = [];
  const { exited } = await shell('sleep 60 & echo $!', (line) => seen.push(line));
  await exited;
  await expect.poll(() => seen.length).toBe(1);
  await expect.poll(() => isAlive(Number(seen[0]))).toBe(false);
});

test('a group does not outlive an owner that was killed', async () => {
  const owner = spawn(process.execPath, [join(import.meta.dirname, 'fixtures', 'owner.ts')]);
  const [chunk] = await once(owner.stdout, 'data');
  const group = Number(String(chunk));
  expect(isAlive(group)).toBe(true);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  for (let waited = 0; isAlive(group) && waited < 6_000; waited += 50) await sleep(50);
  expect(isAlive(group)).toBe(false);
});
