import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openScene } from './scene.ts';
import { startTicker } from './ticker.ts';

it('lives through what is due without anybody asking', async () => {
  const { control, createService, pass } = await openScene();
  await createService({ desiredCount: 1 });
  const stop = startTicker(control, (error) => expect.fail(String(error)));
  pass(60);
  await wait(300);
  await stop();
  expect(control.ran()).toMatchObject([{ status: 'RUNNING' }]);
});
