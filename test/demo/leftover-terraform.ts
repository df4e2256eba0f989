import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { command } from '../parts/command.ts';

/** Terraform ends by itself within a second, unless it waits for a cloud that is no more. */
const PATIENCE_MS = 3_000;
const LOOK_AGAIN_MS = 100;

/**
 * A watchdog outlives the action that was killed, so that terraform can end in order. Whatever still runs below the
 * runner's temporary folder is waited for, and then killed with its group.
 */
export async function endLeftoverTerraform(temp: string): Promise<void> {
  const givenUpAt = Date.now() + PATIENCE_MS;
  let left = await running(temp);
  while (left.length > 0 && Date.now() < givenUpAt) {
    await sleep(LOOK_AGAIN_MS);
    left = await running(temp);
  }
  await killTerraform(temp);
}

/** What the loss of the runner's machine does to it: no chance to end in order, and its state lock stays behind. */
export async function killTerraform(temp: string): Promise<void> {
  for (const pid of await running(temp)) await killGroupOf(pid);
}

/** Process ids that a watchdog wrote down and no ending. */
async function running(temp: string): Promise<readonly number[]> {
  const paths = await readdir(temp, { recursive: true }).catch(() => []);
  const ended = new Set(paths.filter((path) => basename(path) === 'ending.json').map(dirname));
  const begun = paths.filter((path) => basename(path) === 'process.json' && !ended.has(dirname(path)));
  return Promise.all(
    begun.map(async (path) => (JSON.parse(await readFile(join(temp, path), 'utf8')) as { pid: number }).pid),
  );
}

/** The watchdog leads the group; terraform and its providers are in it. Another program may have got the id since. */
async function killGroupOf(pid: number): Promise<void> {
  const { stdout } = await command('ps', ['-o', 'pgid=,args=', '-p', `${pid}`]);
  const [, group, args = ''] = /^\s*(\d+)\s+(.*)$/m.exec(stdout) ?? [];
  if (group === undefined || !/terraform|tofu/.test(args)) return;
  process.kill(-Number(group), 'SIGKILL');
}
