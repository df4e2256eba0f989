import { expect, test } from 'vitest';
import { openClock } from '../../src/adapters/clock.ts';

test('a sleep ends when its time has passed', async () => {
  const clock = openClock();
  const before = clock.now();
  await clock.sleep(20);
  expect(clock.now() - before).toBeGreaterThanOrEqual(18);
});

test('an aborted sleep rejects at once with the reason, and keeps nothing running', async () => {
  const abort = new AbortController();
  const sleeping = openClock().sleep(60_000, abort.signal);
  abort.abort(new Error('cancelled'));
  await expect(sleeping).rejects.toThrow('cancelled');
  await expect(openClock().sleep(60_000, abort.signal)).rejects.toThrow('cancelled');
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBeLessThan(3);
});
