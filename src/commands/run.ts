import { split as shellWords } from 'shlex';
import { Failure } from '../model/failure.ts';
import { migrationToken } from '../model/migration-token.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Release } from '../model/release.ts';
import type { RunRequest } from '../model/request.ts';
import { siteKey } from '../model/site.ts';
import type { Standing } from '../model/standing.ts';
import type { Ground, Outlook } from '../steps/ground.ts';
import { openLedger } from '../steps/ledger-book.ts';
import { locate, lookAround } from '../steps/locate.ts';
import { migrateDefinition, runOneOffTask, taskId } from '../steps/one-off-task.ts';
import { refuseOpenHold } from '../steps/stop-at-hold.ts';
import type { Ending } from './conclude.ts';
import { conduct, type Invocation, type Scene } from './conduct.ts';
import { lockFor } from './lock-for.ts';

const LIVE_NOW = { adopt: [], requested: undefined } as const;

/** One management command in the live release, with the verdict, log and lock of migrate. */
export function run(invocation: Invocation<RunRequest>): Promise<Outcome> {
  return conduct(invocation, (scene) =>
    invocation.request.dryRun ? rehearse(scene.outlook) : underLock(scene, invocation),
  );
}

async function underLock(scene: Scene, invocation: Invocation<RunRequest>): Promise<Ending> {
  const { journal } = scene.outlook;
  const ground = await journal.step('lock', async () => {
    const locked = await lockFor(scene, invocation, { patienceMs: 60_000 });
    await refuseOpenHold(locked);
    return locked;
  });
  ground.lease.limitTime(invocation.request.timeoutMs);
  const line = liveLine(await journal.step('locate', () => locate(ground, LIVE_NOW)));
  await journal.step('run', () => runCommand(ground, line, invocation.request.run, invocation.owner));
  return { ...named(line), result: 'live' };
}

/** `dry-run`: without the lock, because it would be a write. */
async function rehearse(outlook: Outlook): Promise<Ending> {
  const { journal, world } = outlook;
  const line = await journal.step('locate', async () => {
    const { current } = await openLedger(world.store);
    const found = liveLine(await lookAround(outlook, current, LIVE_NOW));
    migrateDefinition(found);
    journal.done(`${found.color} is live`);
    return found;
  });
  journal.notice(`Dry run: the command would run in ${line.release.slice(0, 12)}.`);
  return { ...named(line), result: 'unchanged' };
}

function liveLine({ liveLine: line }: Standing): Release {
  if (line) return line;
  throw new Failure('No release of Flipgate is live here, so nothing can run in it.', 'Deploy first.');
}

function named({ release, image, color }: Release): Pick<Ending, 'release' | 'image' | 'liveColor'> {
  return { release, image, liveColor: color };
}

async function runCommand(ground: Ground, line: Release, command: string, owner: string): Promise<void> {
  const definition = migrateDefinition(line);
  const end = await runOneOffTask(ground, line, {
    definition,
    taskDefinition: await ground.world.ecs.registerTaskDefinition(definition),
    command: shellWords(command),
    environment: {},
    clientToken: migrationToken(`${siteKey(ground.site)} ${owner}`, line.release, 'expand', 0),
    startedBy: 'flipgate-run',
    ends: 'quiet',
  });
  if (end.verdict.kind === 'failed') {
    throw new Failure(
      `The command failed: ${end.verdict.reason}.`,
      'Mend what the reason and its log name, then run it again.',
      {
        logLines: end.lines.slice(-20),
      },
    );
  }
  ground.journal.done(
    `the command ended with exit code 0 in ${line.release.slice(0, 12)}, task ${taskId(end.task)}`,
  );
}
