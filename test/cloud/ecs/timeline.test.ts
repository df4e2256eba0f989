import { expect, it } from 'vitest';
import { Timeline } from './timeline.ts';

function timelineAt(start: number) {
  const clock = { at: start, now: () => clock.at };
  return { clock, timeline: new Timeline(clock) };
}

it('lives through what was due at the instants when it was due', async () => {
  const { clock, timeline } = timelineAt(0);
  const lived: [string, number][] = [];
  timeline.after(10, () => {
    lived.push(['first', timeline.now()]);
    timeline.after(5, () => void lived.push(['second', timeline.now()]));
  });
  timeline.after(12, () => void lived.push(['between', timeline.now()]));
  clock.at = 100;
  expect(await timeline.enter(() => timeline.now())).toBe(100);
  expect(lived).toEqual([
    ['first', 10],
    ['between', 12],
    ['second', 15],
  ]);
});

it('does nothing before anybody asks, nor what is not due', async () => {
  const { clock, timeline } = timelineAt(0);
  let happened = false;
  timeline.after(10, () => {
    happened = true;
  });
  clock.at = 9;
  await timeline.settle();
  expect(happened).toBe(false);
  expect(timeline.nextAt()).toBe(10);
});

it('never lets two works overlap, and outlives one that failed', async () => {
  const { timeline } = timelineAt(0);
  const order: string[] = [];
  const slow = timeline.enter(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    order.push('slow');
    throw new Error('of this work only');
  });
  const quick = timeline.enter(() => order.push('quick'));
  await expect(slow).rejects.toThrow('of this work only');
  await quick;
  expect(order).toEqual(['slow', 'quick']);
});
