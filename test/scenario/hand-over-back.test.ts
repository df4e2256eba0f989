import { expect, test } from 'vitest';
import { BLUE, begin, deploy, endOf, GREEN, goLive, killed, live, told } from './acts.ts';
import { expectBackgroundIn, stageWithBackground, watchBeat, workerScaling } from './background.ts';
import { atCall, befall, callsWith } from './calls.ts';
import { pass } from './web.ts';

const EDIT = 'dns.records.edit api.example.com';

const CALLS = [
  'UpdateService shop-production-green-worker shop-production-green-worker:1 desired=1',
  'RegisterScalableTarget service/shop-production/shop-production-blue-worker min=0',
  'UpdateService shop-production-blue-worker desired=0',
  'UpdateService shop-production-blue-beat desired=0',
  'UpdateService shop-production-green-beat shop-production-green-beat:1 desired=1',
  EDIT,
] as const;

test.each(CALLS.flatMap((call) => [[call, 'kill-before'] as const, [call, 'kill-after'] as const]))(
  'killed at %s, %s: the same again converges, and there are never two beats',
  async (call, kind) => {
    const stage = await stageWithBackground();
    await goLive(stage, 'one');
    const mostBeats = watchBeat(stage);
    const two = stage.build('two');
    befall(stage, call, { kind });
    await killed(begin(stage, two));
    const { outcome } = await deploy(stage, two);
    expect(told(outcome)).toMatchObject({ result: 'live', liveColor: 'green' });
    await expectBackgroundIn(stage, 'green');
    expect(mostBeats()).toBe(1);
  },
);

test('killed after the hand over: mend gives workers and beat back before another release begins', async () => {
  const stage = await stageWithBackground();
  const one = await goLive(stage, 'one');
  befall(stage, EDIT, { kind: 'kill-before' });
  await killed(begin(stage, stage.build('two')));
  const { outcome } = await deploy(stage, one);
  expect(told(outcome)).toMatchObject({ result: 'unchanged', exit: 0, liveColor: 'blue' });
  await expectBackgroundIn(stage, 'blue');
  expect(await workerScaling(stage, 'blue')).toEqual({ min: 1, suspended: [] });
});

test('killed after the hand over: `post:` gives them back', async () => {
  const stage = await stageWithBackground();
  await goLive(stage, 'one');
  befall(stage, EDIT, { kind: 'kill-before' });
  const playing = begin(stage, stage.build('two'));
  await killed(playing);
  const { outcome } = await stage.post(playing);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  await expectBackgroundIn(stage, 'blue');
});

test('cancelled between hand over and flip: given back before it says that nothing changed', async () => {
  const stage = await stageWithBackground();
  await goLive(stage, 'one');
  const playing = begin(stage, stage.build('two'));
  atCall(stage, CALLS[4], () => playing.cancel());
  const { outcome } = await endOf(playing);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  await expectBackgroundIn(stage, 'blue');
});

test('flipped back in bake: users first, then workers and beat', async () => {
  const stage = await stageWithBackground();
  await goLive(stage, 'one');
  const mostBeats = watchBeat(stage);
  const playing = begin(stage, stage.build('two'), { bakeMs: 600_000 });
  while (live(stage) !== GREEN) await pass(stage, 1_000);
  const from = stage.clock.now();
  playing.cancel();
  const { outcome } = await endOf(playing);
  expect(told(outcome)).toMatchObject({ result: 'flipped-back', exit: 2, liveColor: 'blue' });
  const [edit] = callsWith(stage, EDIT, from);
  const [workers] = callsWith(stage, 'UpdateService shop-production-blue-worker', from);
  expect(workers?.at).toBeGreaterThan(edit?.at ?? Infinity);
  await expectBackgroundIn(stage, 'blue');
  expect(mostBeats()).toBe(1);
  expect(await workerScaling(stage, 'blue')).toEqual({ min: 1, suspended: [] });
});

test('a first deploy flipped back: nobody is live, so its workers and its beat only stop', async () => {
  const stage = await stageWithBackground();
  const playing = begin(stage, stage.build('one'), { bakeMs: 600_000 });
  while (live(stage) !== BLUE) await pass(stage, 1_000);
  playing.cancel();
  expect(told((await endOf(playing)).outcome)).toMatchObject({ result: 'flipped-back' });
  await expectBackgroundIn(stage, 'blue', 0, 0);
});

test.each(['warm', 'cold'])('a %s rollback: the flip, then workers and beat', async (warmth) => {
  const stage = await stageWithBackground();
  await goLive(stage, 'one');
  await goLive(stage, 'two', warmth === 'cold' ? { warmMs: 0 } : {});
  if (warmth === 'cold') await stage.settle();
  const mostBeats = watchBeat(stage);
  const from = stage.clock.now();
  const { outcome } = await stage.rollback();
  expect(told(outcome)).toMatchObject({ result: 'live', exit: 0, liveColor: 'blue' });
  const [edit] = callsWith(stage, EDIT, from);
  for (const role of ['worker', 'beat']) {
    const [moved] = callsWith(stage, `UpdateService shop-production-blue-${role}`, from);
    expect(moved?.at).toBeGreaterThan(edit?.at ?? Infinity);
  }
  await expectBackgroundIn(stage, 'blue');
  expect(mostBeats()).toBe(1);
  expect(await workerScaling(stage, 'blue')).toEqual({ min: 1, suspended: [] });
});

test('settle waits for old workers that still finish what they hold, before the contract migrations', async () => {
  const stage = await stageWithBackground(['worker']);
  const one = stage.build('one', { worker: { kind: 'runs', onTerm: { after: 25_000, code: 0 } } });
  expect(told((await deploy(stage, one)).outcome)).toMatchObject({ result: 'live' });
  await goLive(stage, 'two', { warmMs: 0, contractCommand: 'python manage.py contract', bakeMs: 0 });
  expect(told((await stage.settle()).outcome)).toMatchObject({ result: 'live' });
  const [toldToStop] = callsWith(stage, 'UpdateService shop-production-blue-worker desired=0');
  const contract = callsWith(stage, 'RunTask').at(-1);
  expect((contract?.at ?? 0) - (toldToStop?.at ?? Infinity)).toBeGreaterThanOrEqual(25_000);
});
