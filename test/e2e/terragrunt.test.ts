import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OLD_ADDRESS, type Stage } from '../demo/stage.ts';
import { terragruntPart } from '../parts/terragrunt.ts';
import { type Overheard, overhear } from '../roles/demands/overhear.ts';
import { inputsOf, openPerformance, type Performance, type Pushed } from './performance.ts';
import { refusedOf } from './refused-calls.ts';
import { type TypedHands, typedHands } from './typed-hands.ts';

// One story in many tests: each begins where the one before it has left production.

let on: Performance;
let overheard: Overheard;
let typed: TypedHands;
let first: Pushed;
let second: Pushed;

beforeAll(async () => {
  on = await openPerformance({}, withTerragrunt);
  overheard = overhear(on.stage.cloud);
  typed = await typedHands(on.stage, on.variables);
});
afterAll(async () => {
  await typed?.close();
  await on?.close();
});

async function withTerragrunt(stage: Stage): Promise<Stage> {
  const { environment } = stage.runner;
  const PATH = `${dirname(await terragruntPart())}:${environment['PATH'] ?? ''}`;
  return {
    ...stage,
    engine: 'terragrunt',
    runner: { ...stage.runner, environment: { ...environment, PATH } },
  };
}

test('the first deploy makes shared unit by unit, planned anew in its order, and goes live', async () => {
  first = await on.push({ kind: 'good', number: 1 }, 'The shop');
  const shown = await on.deploy(first, { adopt: OLD_ADDRESS });
  expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'blue' });
  expect(shown.log).toMatch(/^cluster is planned anew, since network changed: \d+ to add$/m);
  expect(on.locks.held()).toEqual([]);
  expect(await refusedOf('deploy', overheard)).toEqual([]);
});

test('a release later shared is as it was, and the other colour is live', async () => {
  second = await on.push({ kind: 'good', number: 2, expand: 1 }, 'Notes');
  const shown = await on.deploy(second);
  expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'green' });
  expect(shown.log).not.toContain('is planned anew');
});

test('the unit of the zone is planned and applied alone, and closes the previews', async () => {
  expect(await previewStatus()).toBe(200);
  expect(await typed.zone(['plan'])).toMatch(/Plan: (\d+ to import, )?\d+ to add, 0 to change, 0 to destroy/);
  expect(await typed.zone(['apply', '-auto-approve'])).toMatch(/Apply complete! Resources: .*\d+ added/);
  expect(await previewStatus()).toBe(403);
  expect(await typed.zone(['plan'])).toContain('No changes.');
});

test('after a flip and a rollback a plan would undo neither, and neither is drift', async () => {
  const back = await on.run(inputsOf('rollback', { reason: 'notes are wrong' }), second.commit);
  expect(back, back.log).toMatchObject({ exitCode: 0, result: 'live', live: 'blue' });
  await overheard.take();
  const planned = await on.plan(first);
  expect(planned, planned.log).toMatchObject({ exitCode: 0, result: 'unchanged', live: 'blue' });
  expect(planned.summary).toContain('No changes to the infrastructure of <code>production</code>');
  const drift = await on.drift(first);
  expect(drift, drift.summary).toMatchObject({ exitCode: 0, result: 'unchanged' });
  expect(await refusedOf('plan', overheard)).toEqual([]);
  expect(on.locks.held()).toEqual([]);
});

test('nor would a plan by hand: of the colour that was left, or of the zone', async () => {
  expect(await typed.planColor('green', second)).toContain('No changes.');
  expect(await typed.zone(['plan'])).toContain('No changes.');
  expect(on.live()).toBe('blue');
});

test('the zone’s rules drop no environment by oversight, go by a destroy, and leave the records', async () => {
  const none = { environments: {}, probe_secrets: {} };
  await expect(typed.zone(['apply', '-auto-approve'], none)).rejects.toThrow(
    /This apply would drop shop-production/,
  );
  expect(await previewStatus()).toBe(403);
  expect(await typed.zone(['destroy', '-auto-approve'])).toMatch(
    /Destroy complete! Resources: \d+ destroyed/,
  );
  expect(await previewStatus()).toBe(200);
  expect(on.live()).toBe('blue');
});

test('no request failed', () => {
  expect(on.count.failed).toEqual([]);
});

/** Of green, as anybody sees it. */
async function previewStatus(): Promise<number> {
  const request = { method: 'GET', url: '/healthz', headers: { host: 'api-green.example.com' } };
  return (await on.stage.cloud.edge.answer({ ...request, body: new Uint8Array() })).status;
}
