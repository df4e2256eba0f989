import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { VirtualClock } from './virtual-clock.ts';

test('sleepers wake in the order of their times, and at them', async () => {
  const clock = new VirtualClock(1000);
  const woken: string[] = [];
  const nap = async (name: string, ms: number) => {
    await clock.sleep(ms);
    woken.push(`${name} ${clock.now()}`);
  };
  await Promise.all([nap('late', 3_600_000), nap('first', 10), nap('second', 10), nap('now', 0)]);
  expect(woken).toEqual(['now 1000', 'first 1010', 'second 1010', 'late 3601000']);
});

test('one who sleeps again is not overtaken by a later sleeper', async () => {
  const clock = new VirtualClock(0);
  const seen: number[] = [];
  const poll = async () => {
    for (let turn = 0; turn < 5; turn++) {
      await clock.sleep(10);
      seen.push(clock.now());
    }
  };
  await Promise.all([poll(), clock.sleep(1000).then(() => seen.push(clock.now()))]);
  expect(seen).toEqual([10, 20, 30, 40, 50, 1000]);
});

test('time stands still while a request is in flight', async () => {
  const clock = new VirtualClock(0);
  let woken = false;
  const sleeping = clock.sleep(1).then(() => {
    woken = true;
  });
  await clock.flight(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));
  expect(woken).toBe(false);
  await sleeping;
  expect(clock.now()).toBe(1);
});

test('a request that naps lets time pass', async () => {
  const clock = new VirtualClock(0);
  await clock.flight(() => clock.nap(5000));
  expect(clock.now()).toBe(5000);
});

test('reading files is work', async () => {
  const clock = new VirtualClock(0);
  let woken = false;
  void clock.sleep(1).then(() => {
    woken = true;
  });
  for (let turn = 0; turn < 20; turn++) await readFile(import.meta.filename);
  expect(woken).toBe(false);
});

test('an abort ends the sleep with the reason, and the sleeper is forgotten', async () => {
  const clock = new VirtualClock(0);
  const stop = new AbortController();
  const sleeping = clock.sleep(1000, stop.signal);
  stop.abort(new Error('enough'));
  await expect(sleeping).rejects.toThrow('enough');
  await expect(clock.sleep(1, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  await clock.sleep(10);
  expect(clock.now()).toBe(10);
});
