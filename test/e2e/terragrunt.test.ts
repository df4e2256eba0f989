import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OLD_ADDRESS, type Stage } from '../demo/stage.ts';
import { terragruntPart } from '../parts/terragrunt.ts';
import { inputsOf, openPerformance, type Performance, type Pushed } from './performance.ts';

// One story in many tests: each begins where the one before it has left production.
const MINUTES = 60_000;
const DEPLOY = { timeout: 10 * MINUTES };

let on: Performance;
let first: Pushed;
let second: Pushed;

beforeAll(async () => {
  on = await openPerformance(withTerragrunt);
}, 8 * MINUTES);
afterAll(() => on?.close(), MINUTES);

async function withTerragrunt(stage: Stage): Promise<Stage> {
  const { environment } = stage.runner;
  const PATH = `${dirname(await terragruntPart())}:${environment['PATH'] ?? ''}`;
  return {
    ...stage,
    engine: 'terragrunt',
    runner: { ...stage.runner, environment: { ...environment, PATH } },
  };
}

test(
  'the first deploy makes shared unit by unit, planned anew in its order, and goes live',
  DEPLOY,
  async () => {
    first = await on.push({ kind: 'good', number: 1 }, 'The shop');
    const shown = await on.deploy(first, { adopt: OLD_ADDRESS });
    expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'blue' });
    expect(shown.log).toMatch(/^cluster is planned anew, since network changed: \d+ to add$/m);
    expect(on.locks.held()).toEqual([]);
  },
);

test('a release later shared is as it was, and the other colour is live', DEPLOY, async () => {
  second = await on.push({ kind: 'good', number: 2, expand: 1 }, 'Notes');
  const shown = await on.deploy(second);
  expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'green' });
  expect(shown.log).not.toContain('is planned anew');
});

test('after a flip and a rollback a plan would undo neither, and neither is drift', DEPLOY, async () => {
  const back = await on.run(inputsOf('rollback', { reason: 'notes are wrong' }), second.commit);
  expect(back, back.log).toMatchObject({ exitCode: 0, result: 'live', live: 'blue' });
  const planned = await on.plan(first);
  expect(planned, planned.log).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
  expect(planned.summary).toContain('No changes to the infrastructure of <code>production</code>');
  const drift = await on.drift(first);
  expect(drift, drift.summary).toMatchObject({ exitCode: 0, result: 'unchanged' });
  expect(on.locks.held()).toEqual([]);
});

test('no request failed', () => {
  expect(on.count.failed).toEqual([]);
});
