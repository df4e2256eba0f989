import { afterEach, beforeEach, expect, test } from 'vitest';
import { Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

test('a first deploy, a second one, a warm rollback, and a settle', async () => {
  const one = stage.build('one');
  const first = await stage.deploy(one);
  console.log(first.log.join('\n'));
  console.log(first.calls.length, JSON.stringify(first.outcome, null, 1).slice(0, 3000));
  expect(first.outcome.result).toBe('live');
  expect(stage.publicContents()).toEqual(['api-blue.example.com']);

  const second = await stage.deploy(stage.build('two'));
  console.log(second.calls.join('\n'));
  expect(second.outcome.result).toBe('live');
  expect(stage.publicContents()).toEqual(['api-green.example.com']);

  const back = await stage.rollback();
  console.log(back.calls.join('\n'), back.outcome.ms);
  expect(back.outcome.result).toBe('live');
  expect(stage.publicContents()).toEqual(['api-blue.example.com']);
  expect(stage.cloud.shapes.faults).toEqual([]);
});
