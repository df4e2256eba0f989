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
  expect(first.outcome.result).toBe('live');
  expect(stage.publicContents()).toEqual(['api-blue.example.com']);

  const second = await stage.deploy(stage.build('two'));
  expect(second.outcome.result).toBe('live');
  expect(stage.publicContents()).toEqual(['api-green.example.com']);

  const back = await stage.rollback();
  expect(back.outcome.result).toBe('live');
  expect(stage.publicContents()).toEqual(['api-blue.example.com']);
  expect(stage.cloud.shapes.faults).toEqual([]);
});
