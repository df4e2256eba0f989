import { afterAll, beforeAll, expect, test } from 'vitest';
import { OLD_ADDRESS } from '../demo/stage.ts';
import { inputsOf, onceAt, openPerformance, type Performance, type Pushed } from './performance.ts';

// One story in many tests: each begins where the one before it has left production.
const MINUTES = 60_000;
const DEPLOY = { timeout: 6 * MINUTES };

let on: Performance;
let first: Pushed;
let second: Pushed;

beforeAll(async () => {
  on = await openPerformance();
}, 5 * MINUTES);
afterAll(() => on?.close(), MINUTES);

test('the first deploy takes over from the old site', DEPLOY, async () => {
  first = await on.push({ kind: 'good', number: 1 }, 'The shop');
  const shown = await on.deploy(first, { adopt: OLD_ADDRESS });
  expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'blue' });
  expect(shown.outputs).toMatchObject({
    release: first.commit,
    image: first.image,
    'live-color': 'blue',
    url: 'https://api.example.com',
    changed: 'true',
  });
});

test('a cancel during bake flips back, and says so', DEPLOY, async () => {
  second = await on.push({ kind: 'good', number: 2, expand: 1 }, 'Notes');
  const cancel = onceAt(/^::group::bake/, (run) => setTimeout(() => run.cancel(), 1_000));
  const shown = await on.deploy(second, { bake: '1m' }, cancel);
  expect(shown, shown.log).toMatchObject({ exitCode: 2, result: 'flipped-back', live: 'blue' });
  expect(shown.summary).toContain('Flipped back.');
  expect(shown.summary).toContain('The run was cancelled.');
});

test(
  'run again, the release that was taken back goes live, and no migration is applied twice',
  DEPLOY,
  async () => {
    const shown = await on.deploy(second);
    expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'green' });
    expect(shown.log).toContain('No migrations to apply.');
    const applied = await on.stage.query(
      "SELECT count(*) FROM django_migrations WHERE name = '0004_order_note'",
    );
    expect(applied).toEqual([{ count: '1' }]);
  },
);

test('a warm rollback takes seconds', DEPLOY, async () => {
  const shown = await on.run(inputsOf('rollback', { reason: 'notes are wrong' }), second.commit);
  expect(shown, shown.log).toMatchObject({ exitCode: 0, result: 'live', live: 'blue' });
  expect(shown.outputs).toMatchObject({ release: first.commit, 'previous-color': 'green' });
  expect(Number(shown.outputs['duration-ms'])).toBeLessThan(15_000);
});

test('a cancel before the flip leaves production as it was, and says so', DEPLOY, async () => {
  const third = await on.push({ kind: 'good', number: 3, expand: 1 }, 'Faster');
  const cancel = onceAt(/^::group::start/, (run) => setTimeout(() => run.cancel(), 1_000));
  const shown = await on.deploy(third, { 'lift-hold': 'true' }, cancel);
  expect(shown, shown.log).toMatchObject({ exitCode: 1, result: 'refused', live: 'blue' });
  expect(shown.summary).toContain('production is unchanged');
  expect(shown.summary).toContain('The run was cancelled.');
});

test('through all of it no request failed', () => {
  expect(on.count.requests).toBeGreaterThan(1_000);
  expect(on.count.failed).toEqual([]);
});

test('nothing in the traffic broke a description of its service', () => {
  expect(on.stage.cloud.shapes.faults).toEqual([]);
});
