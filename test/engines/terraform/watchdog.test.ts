import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchdogScript } from '../../../src/engines/terraform/watchdog.ts';
import { until } from './scene.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipgate-watchdog-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Counts its interrupts in a file, and ends half a second after the first. */
const COUNTING = `
  const { writeFileSync } = require('node:fs');
  let count = 0;
  process.on('SIGINT', () => {
    writeFileSync(process.argv[1] + '/count', String(++count));
    if (count === 1) setTimeout(() => process.exit(7), 500);
  });
  setInterval(() => {}, 1000);
  writeFileSync(process.argv[1] + '/count', '0');
`;

async function start(
  patience: number,
  program: string,
  args: readonly string[] = [],
  terraform = '',
): Promise<ChildProcess> {
  const told = [folder, String(patience), terraform, program, ...args];
  const child = spawn(process.execPath, ['--eval', watchdogScript(), '--', ...told], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin?.on('error', () => {});
  return child;
}
const startCounting = async (patience: number) => {
  const child = await start(patience, process.execPath, ['--eval', COUNTING, '--', folder]);
  await until(async () => (await count()) === '0');
  return child;
};
const count = (run = '.') => readFile(join(folder, run, 'count'), 'utf8').catch(() => undefined);
const ending = async () => JSON.parse(await readFile(join(folder, 'ending.json'), 'utf8'));

test('whatever comes, there is one interrupt', async () => {
  const child = await startCounting(60_000);
  child.stdin?.write('alive\ninterrupt\n');
  await until(async () => (await count()) === '1');
  child.stdin?.write('interrupt\n');
  child.kill('SIGINT');
  child.kill('SIGTERM');
  child.stdin?.end();
  await once(child, 'exit');
  expect(await count()).toBe('1');
  expect(await ending()).toEqual({ kind: 'exited', code: 7, interruptedFor: 'told so' });
});

/** The same in a shell's words: a script's process has its name, and Node's has not. */
const COUNTING_SCRIPT = `#!/bin/sh
count=0
trap 'count=$((count + 1)); printf %s $count >"$1/count"' INT
printf 0 >"$1/count"
while [ $count = 0 ]; do sleep 0.1; done
for _ in 1 2 3 4 5; do sleep 0.1; done
`;

/** As Terragrunt: runs one after the other, and ends after them. */
const PARENT = `
  const { spawn } = require('node:child_process');
  const [, folder, program, ...runs] = process.argv;
  const next = () => {
    const run = runs.shift();
    if (run === undefined) return process.exit(3);
    spawn(program, [folder + '/' + run], { stdio: 'ignore' }).on('exit', next);
  };
  process.on('SIGINT', () => process.exit(4));
  setInterval(() => {}, 1000);
  if (runs.length > 0) next();
  else require('node:fs').writeFileSync(folder + '/count', 'none runs');
`;
const startParent = async (runs: readonly string[]) => {
  const program = join(folder, 'terraform-of-15+');
  await writeFile(program, COUNTING_SCRIPT, { mode: 0o700 });
  for (const run of runs) await mkdir(join(folder, run));
  const args = ['--eval', PARENT, '--', folder, program, ...runs];
  return start(60_000, process.execPath, args, 'terraform-of-15+');
};

test('a terraform that is a child is interrupted once, each that follows too, and its parent never', async () => {
  const child = await startParent(['output', 'apply']);
  await until(async () => (await count('output')) === '0');
  child.stdin?.write('interrupt\n');
  await once(child, 'exit');
  expect([await count('output'), await count('apply')]).toEqual(['1', '1']);
  expect(await ending()).toEqual({ kind: 'exited', code: 3, interruptedFor: 'told so' });
});

test('a parent without such a child is interrupted itself', async () => {
  const child = await startParent([]);
  await until(async () => (await count()) === 'none runs');
  child.stdin?.end();
  await once(child, 'exit');
  expect(await ending()).toMatchObject({ kind: 'exited', code: 4 });
});

test('silence is an interrupt', async () => {
  const child = await startCounting(300);
  await once(child, 'exit');
  expect(await ending()).toMatchObject({ code: 7, interruptedFor: 'its starter fell silent' });
});

test('a program whose starter speaks goes on', async () => {
  const child = await startCounting(1_000);
  const feeding = setInterval(() => child.stdin?.write('alive\n'), 100);
  await new Promise((done) => setTimeout(done, 2_000));
  expect(await count()).toBe('0');
  clearInterval(feeding);
  child.stdin?.end();
  await once(child, 'exit');
  expect(await ending()).toMatchObject({ interruptedFor: 'its starter is gone' });
});

test('a program that was killed, and one that could not be started, are told apart', async () => {
  const script = join(folder, 'kill.cjs');
  await writeFile(script, "process.kill(process.pid, 'SIGKILL')");
  await once(await start(60_000, process.execPath, [script]), 'exit');
  expect(await ending()).toEqual({ kind: 'killed', signal: 'SIGKILL' });
  await once(await start(60_000, join(folder, 'absent')), 'exit');
  expect(await ending()).toMatchObject({ kind: 'not started', cause: expect.stringContaining('ENOENT') });
});
