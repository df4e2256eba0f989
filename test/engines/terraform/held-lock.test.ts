import { hostname } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { type LockNote, noteKey, readNote, writeNote } from '../../../src/engines/terraform/lock-note.ts';
import type { Failure } from '../../../src/model/failure.ts';
import { GO, openScene, type Scene, SHARED, UNASKED, until } from './scene.ts';

let scene: Scene;
afterEach(() => scene.close());

const slow = (seconds: number) => `
resource "terraform_data" "first" {}
resource "terraform_data" "slow" {
  provisioner "local-exec" { command = "sleep ${seconds}" }
}
output "slow" { value = terraform_data.slow.id }
`;
const LOCK = {
  ID: '11111111-2222-3333-4444-555555555555',
  Operation: 'OperationTypeApply',
  Who: 'ada@laptop',
  Version: '1.11.4',
  Created: '2026-11-23T19:56:36.306908327Z',
  Path: '',
  Info: '',
};
const NOTE: LockNote = {
  lockId: LOCK.ID,
  processSpace: 'another machine',
  pid: 4711,
  processStart: '100',
  runId: '1001',
  attempt: 1,
  runner: 'hosted',
};
const KEY = noteKey('shop-production', 'shared');
const noted = async () => readNote(scene.options.store, KEY);

test("somebody else's lock is named and left", async () => {
  scene = await openScene({ shared: slow(0) });
  scene.states.placeLock('shared', LOCK);
  const failure = (await scene
    .open()
    .plan(SHARED, {}, GO)
    .catch((error: unknown) => error)) as Failure;
  expect(failure.message).toMatch(
    /state of shared is locked by ada@laptop since 2026-11-23 19:56:36.* \(OperationTypeApply, lock 11111111-/,
  );
  expect(failure.remedy).toContain(`force-unlock ${LOCK.ID}`);
  expect(scene.states.lockOf('shared')).toBeDefined();
});

test('who may only read plans past a lock, and applies nothing', async () => {
  scene = await openScene({ shared: slow(0) });
  scene.states.placeLock('shared', LOCK);
  const plan = await scene.open({ stateLock: 'leave' }).plan(SHARED, {}, GO);
  expect(plan.changes).toHaveLength(2);
  await expect(plan.apply(GO, UNASKED)).rejects.toThrow(/was made to be read/);
});

test.each([
  ['a finished run on a hosted runner', {}, true, 'removed'],
  ['a run that goes on', {}, false, 'left'],
  ['a run that GitHub does not tell of', {}, 'unknown', 'left'],
  ['a finished run on a self-hosted runner', { runner: 'self-hosted' as const }, true, 'left'],
  ['a lock that is not the noted one', { lockId: 'other' }, true, 'left'],
] as const)('the lock of %s', async (_, more, runFinished, fate) => {
  scene = await openScene({ shared: slow(0) });
  scene.states.placeLock('shared', LOCK);
  await writeNote(scene.options.store, KEY, { ...NOTE, ...more });
  const engine = scene.open({ github: { runFinished: async () => runFinished } });
  const planned = engine.plan(SHARED, {}, GO);
  if (fate === 'removed') expect((await planned).changes).toHaveLength(2);
  else await expect(planned).rejects.toThrow(/is locked by ada@laptop/);
  expect(scene.states.lockOf('shared') === undefined).toBe(fate === 'removed');
});

test('a lock whose terraform was killed on this machine is removed by the next run', async () => {
  scene = await openScene({ shared: slow(60) });
  const applied = (await scene.open().plan(SHARED, {}, GO))
    .apply(GO, UNASKED)
    .catch((error: unknown) => error);
  await until(
    async () => scene.lines.includes('terraform_data.slow: creating') && (await noted()) !== undefined,
  );
  expect(scene.states.lockOf('shared')).toContain((await noted())?.lockId ?? 'no note');
  expect(scene.states.lockOf('shared')).toContain(hostname());
  process.kill((await noted())?.pid ?? 0, 'SIGKILL');
  expect(await applied).toMatchObject({
    message: expect.stringMatching(/ apply of shared was killed by SIGKILL\.$/),
    remedy: expect.stringContaining('import terraform_data.slow <its id in AWS>'),
  });
  expect(scene.states.lockOf('shared')).toBeDefined();

  await scene.open().plan(SHARED, {}, GO);
  expect(scene.lines).toContainEqual(
    expect.stringMatching(/^Removing the state lock .* is gone from this machine/),
  );
  expect(scene.states.lockOf('shared')).toBeUndefined();
});

test('a run waits for a terraform of ours that still ends', async () => {
  scene = await openScene({ shared: slow(4) });
  const applied = (await scene.open().plan(SHARED, {}, GO)).apply(GO, UNASKED);
  await until(
    async () => scene.lines.includes('terraform_data.slow: creating') && (await noted()) !== undefined,
  );
  const plan = await scene.open().plan(SHARED, {}, GO);
  expect(plan.changes).toEqual([]);
  expect(scene.lines).toContainEqual(expect.stringMatching(/^waiting for terraform \(process \d+\)/));
  await applied;
});

test('a note that cannot be written does not stop the apply', async () => {
  scene = await openScene({ shared: slow(1) });
  const { store: there } = scene.options;
  const get = async (key: string) =>
    key === KEY ? Promise.reject(new Error('the bucket is gone')) : there.get(key);
  const store = { ...there, get };
  await (await scene.open({ store }).plan(SHARED, {}, GO)).apply(GO, UNASKED);
  expect(scene.lines).toContainEqual(expect.stringMatching(/could not be noted.*the bucket is gone/));
});
