import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchdog } from '../../../src/engines/terraform/watchdog.ts';
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

async function start(patience: number, program: string, ...args: string[]): Promise<ChildProcess> {
  const script = `(${watchdog.toString()})()`;
  const child = spawn(
    process.execPath,
    ['--eval', script, '--', folder, String(patience), 'process', program, ...args],
    {
      stdio: ['pipe', 'ignore', 'inherit'],
    },
  );
  child.stdin?.on('error', () => {});
  return child;
}
const startCounting = async (patience: number) => {
  const child = await start(patience, process.execPath, '--eval', COUNTING, '--', folder);
  await until(async () => (await count()) === '0');
  return child;
};
const count = () => readFile(join(folder, 'count'), 'utf8').catch(() => undefined);
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
  await once(await start(60_000, process.execPath, script), 'exit');
  expect(await ending()).toEqual({ kind: 'killed', signal: 'SIGKILL' });
  await once(await start(60_000, join(folder, 'absent')), 'exit');
  expect(await ending()).toMatchObject({ kind: 'not started', cause: expect.stringContaining('ENOENT') });
});
