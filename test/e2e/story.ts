import { afterAll, beforeAll, expect, test } from 'vitest';
import { overhear } from '../roles/demands/overhear.ts';
import { openPerformance } from './performance.ts';
import { askedBy } from './refused-calls.ts';
import { arrival } from './story/arrival.ts';
import { interruptions } from './story/interruptions.ts';
import { removal } from './story/removal.ts';
import { DEPLOY, type Tale, type Telling } from './story/telling.ts';

const MINUTES = 60_000;

/** One story in many tests, told alike for every engine. */
export function story(telling: Telling): void {
  const tale = {} as Tale;
  beforeAll(async () => {
    tale.on = await openPerformance({ engine: telling.engine });
    tale.overheard = overhear(tale.on.stage.cloud);
  }, 5 * MINUTES);
  afterAll(() => tale.on?.close(), MINUTES);

  arrival(tale, telling);
  interruptions(tale, telling);
  removal(tale);

  test('all that the commands asked of AWS is allowed by their roles', DEPLOY, async () => {
    const asked = await askedBy(tale.overheard, tale.on.ran);
    expect(asked.map(({ command, refused }) => [command, refused])).toEqual(
      ['deploy', 'drift', 'plan', 'rollback', 'settle'].map((command) => [command, []]),
    );
    for (const { command, calls } of asked) expect(calls, command).toBeGreaterThan(3);
  });

  test('through all of it no request failed', () => {
    expect(tale.on.count.requests).toBeGreaterThan(1_000);
    expect(tale.on.count.failed).toEqual([]);
  });

  test('nothing in the traffic broke a description of its service', () => {
    expect(tale.on.stage.cloud.shapes.faults).toEqual([]);
  });
}
