import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { recordedPid } from '../../../src/engines/terraform/ending.ts';
import { startOf } from '../../../src/engines/terraform/process-start.ts';
import { Failure } from '../../../src/model/failure.ts';
import { holdLease } from './held-lease.ts';
import { GO, openScene, type Scene, SHARED, UNASKED, until } from './scene.ts';

let scene: Scene;
afterEach(() => scene.close());

const SLOW = `
resource "terraform_data" "slow" {
  provisioner "local-exec" { command = "sleep 60" }
}
output "slow" { value = terraform_data.slow.id }
`;
const creating = (lines: readonly string[]) => () => lines.includes('terraform_data.slow: creating');

/** The folder of the apply that runs. */
async function applyFolder(): Promise<string> {
  const folder = join(scene.options.workFolder, 'shared');
  const name = (await readdir(folder).catch(() => [])).find((found) => found.startsWith('apply-'));
  return join(folder, name ?? 'no apply yet');
}

test('a cancelled apply is interrupted once, waited for, and leaves no lock', async () => {
  scene = await openScene({ shared: SLOW });
  const plan = await scene.open().plan(SHARED, {}, GO);
  const cancel = new AbortController();
  const applied = plan.apply(cancel.signal, UNASKED).catch((error: unknown) => error);
  await until(creating(scene.lines));
  const reason = new Error('The job was cancelled.');
  cancel.abort(reason);
  const failure = (await applied) as Failure;
  expect(failure).toBeInstanceOf(Failure);
  expect(failure.cause).toBe(reason);
  expect(failure.remedy).toContain(`-chdir=${join(scene.infra, 'shared')} untaint terraform_data.slow`);
  expect(scene.states.lockOf('shared')).toBeUndefined();
  const said = await readFile(join(await applyFolder(), 'stdout'), 'utf8');
  expect(said.match(/Interrupt received/g)).toHaveLength(1);
  expect(said).not.toContain('Two interrupts');
});

test('a signal that was aborted before starts nothing', async () => {
  scene = await openScene({ shared: SLOW });
  const reason = new Error('The job was cancelled.');
  await expect(scene.open().plan(SHARED, {}, AbortSignal.abort(reason))).rejects.toBe(reason);
});

test('a lost lease interrupts the apply', async () => {
  scene = await openScene({ shared: SLOW });
  const { lease, lose } = await holdLease(scene);
  const plan = await lease.world.engine.plan(SHARED, {}, GO);
  const applied = plan.apply(GO, UNASKED).catch((error: unknown) => error);
  await until(creating(scene.lines));
  await lose();
  expect(await applied).toMatchObject({
    message: expect.stringMatching(/^The lock of the environment was lost/),
    cause: { kind: 'lease-lost' },
  });
  expect(scene.states.lockOf('shared')).toBeUndefined();
  const said = await readFile(join(await applyFolder(), 'stdout'), 'utf8');
  expect(said.match(/Interrupt received/g)).toHaveLength(1);
  await expect(plan.apply(GO, UNASKED)).rejects.toMatchObject({ kind: 'lease-lost' });
});

test('terraform ends by itself, without its lock, when the action is killed', async () => {
  scene = await openScene({ shared: SLOW });
  const { binary, infraFolder, workFolder } = scene.options;
  const told = { binary, infraFolder, workFolder, address: scene.states.address };
  const env = await scene.options.environment();
  const action = spawn(process.execPath, [join(import.meta.dirname, 'applying.ts'), JSON.stringify(told)], {
    env,
    detached: true,
    stdio: 'ignore',
  });
  await until(async () => (await recordedPid(await applyFolder())) !== undefined);
  const terraform = (await recordedPid(await applyFolder())) ?? 0;
  await until(async () =>
    (await readFile(join(await applyFolder(), 'stdout'), 'utf8')).includes('local-exec'),
  );
  expect(scene.states.lockOf('shared')).toBeDefined();
  // Its whole process group, as a crash of the runner would.
  process.kill(-(action.pid ?? Number.NaN), 'SIGKILL');
  await once(action, 'exit');
  await until(async () => (await startOf(terraform)) === undefined);
  expect(scene.states.lockOf('shared')).toBeUndefined();
  const ending = await readFile(join(await applyFolder(), 'ending.json'), 'utf8');
  expect(JSON.parse(ending)).toEqual({ kind: 'exited', code: 1, interruptedFor: 'its starter is gone' });
});

test('when the watchdog is killed its terraform is interrupted all the same', async () => {
  scene = await openScene({ shared: SLOW });
  const plan = await scene.open().plan(SHARED, {}, GO);
  const applied = plan.apply(GO, UNASKED).catch((error: unknown) => error);
  await until(creating(scene.lines));
  const pid = (await recordedPid(await applyFolder())) ?? 0;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const watchdog = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  process.kill(watchdog, 'SIGKILL');
  expect(await applied).toBeInstanceOf(Failure);
  expect(await startOf(pid)).toBeUndefined();
  expect(scene.states.lockOf('shared')).toBeUndefined();
});
