import { expect, test } from 'vitest';
import { failureOf, GREEN, goLive, live, openStage, told } from './acts.ts';
import { answers, apiDown } from './api-down.ts';
import { stepsOf } from './transcript.ts';
import { pass, watchWeb } from './web.ts';

test("with Cloudflare's API down: the old release on the live colour's services, never at less than full size", async () => {
  const stage = await openStage();
  const { one, two } = await apiDown(stage);
  const fewest = watchWeb(stage, 'green');
  const played = await stage.rollback({ inPlace: true });
  expect(told(played.outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'green' });
  expect(stepsOf(played)).toEqual(['resolve', 'replace', 'verify', 'finish']);
  expect(played.outcome.notices).toEqual([
    expect.stringMatching(/^The zone cannot be found\. Cloudflare's API does not answer/),
    'green is taken for live: it runs what api.example.com answers with.',
    expect.stringMatching(/^Expand migrations stay applied: orders\.0002_total of \w{12}\.$/),
  ]);
  expect(await answers(stage)).toBe(one.release);
  expect(fewest()).toBeGreaterThanOrEqual(2);
  expect(stage.hold()).toMatchObject({ from: two.release, to: one.release, open: false });
  expect(stage.ledger().releases.at(-1)).toMatchObject({
    kind: 'rollback',
    color: 'green',
    release: one.release,
  });
});

test('without in-place it is refused, and the remedy names the way', async () => {
  const stage = await openStage();
  await apiDown(stage);
  const zoneId = stage.cloud.zone.id;
  const { outcome } = await stage.rollback({ zoneId });
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1 });
  expect(failureOf(outcome).remedy).toContain('in-place');
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('neither colour answers: refused, with what each runs', async () => {
  const stage = await openStage();
  const { two } = await apiDown(stage);
  stage.cloud.edge.broken.set('green.elb.example.net', 520);
  const { outcome } = await stage.rollback({ inPlace: true });
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1 });
  expect(failureOf(outcome).message).toMatch(
    new RegExp(
      `neither colour answers\\. Blue runs nothing, green runs ${two.release.slice(0, 12)} \\(2 running\\)`,
    ),
  );
});

test('both colours run what answers: refused', async () => {
  const stage = await openStage();
  const one = await goLive(stage, 'one');
  await goLive(stage, 'two');
  // The old release again, in the other colour: now both run it.
  expect((await stage.rollback({ inPlace: true, to: one.release })).outcome.result).toBe('live');
  stage.cloud.cloudflare.down = true;
  const { outcome } = await stage.rollback({ inPlace: true });
  expect(failureOf(outcome).message).toContain('both colours answer alike');
});

test('the API works: the record decides, not what answers', async () => {
  const stage = await openStage();
  const { one } = await apiDown(stage);
  stage.cloud.cloudflare.down = false;
  const { outcome } = await stage.rollback({ inPlace: true });
  expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
  expect(await answers(stage)).toBe(one.release);
  expect(live(stage)).toBe(GREEN);
});

test('the old release does not start any more: the live one goes on, and its definition is put back', async () => {
  const stage = await openStage();
  const { one, two } = await apiDown(stage);
  stage.cloud.ecs.image(one.image, { web: { kind: 'exits', after: 1_000, code: 1 } });
  const fewest = watchWeb(stage, 'green');
  const { outcome } = await stage.rollback({ inPlace: true });
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1 });
  expect(failureOf(outcome).step).toBe('replace');
  await pass(stage, 300_000);
  expect(fewest()).toBe(2);
  expect(await answers(stage)).toBe(two.release);
  expect(await stage.engine.nextRelease('green')).toBe(two.release);
  expect(stage.objects()).toEqual(['ledger.json']);
});
