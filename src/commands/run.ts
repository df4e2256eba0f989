import { split as shellWords } from 'shlex';
import { Failure } from '../model/failure.ts';
import { migrationToken } from '../model/migration-token.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Release } from '../model/release.ts';
import type { RunRequest } from '../model/request.ts';
import { siteKey } from '../model/site.ts';
import type { Ground } from '../steps/ground.ts';
import { locate } from '../steps/locate.ts';
import { runOneOffTask } from '../steps/one-off-task.ts';
import { refuseOpenHold } from '../steps/stop-at-hold.ts';
import { conduct, type Invocation } from './conduct.ts';
import { lockFor } from './lock-for.ts';

/** One management command in the live release, with the verdict, log and lock of migrate. */
export function run(invocation: Invocation<RunRequest>): Promise<Outcome> {
  const { request } = invocation;
  return conduct(invocation, async (scene) => {
    const { journal } = scene.outlook;
    const ground = await journal.step('lock', async () => {
      const locked = await lockFor(scene, invocation, { patienceMs: 60_000 });
      await refuseOpenHold(locked);
      return locked;
    });
    ground.lease.limitTime(request.timeoutMs);
    const standing = await journal.step('locate', () => locate(ground, { adopt: [], requested: undefined }));
    const line = standing.liveLine;
    if (!line)
      throw new Failure('No release of Flipgate is live here, so nothing can run in it.', 'Deploy first.');
    if (request.dryRun) journal.notice(`Dry run: the command would run in ${line.release.slice(0, 12)}.`);
    else await journal.step('run', () => runCommand(ground, line, request.run, invocation.owner));
    return {
      result: request.dryRun ? 'unchanged' : 'live',
      release: line.release,
      image: line.image,
      liveColor: line.color,
    };
  });
}

async function runCommand(ground: Ground, line: Release, command: string, owner: string): Promise<void> {
  const { migrate: definition } = line.definitions;
  if (!definition) {
    throw new Failure(
      `The ledger keeps no definition of ${line.release} to run in.`,
      'Deploy a newer commit.',
    );
  }
  const taskDefinition = await ground.world.ecs.registerTaskDefinition(definition);
  const end = await runOneOffTask(ground, {
    cluster: line.shared.cluster,
    taskDefinition,
    definition,
    container: 'migrate',
    network: line.outputs.task_network,
    command: shellWords(command),
    environment: {},
    clientToken: migrationToken(`${siteKey(ground.site)} ${owner}`, line.release, 'expand', 0),
    startedBy: 'flipgate-run',
  });
  if (end.verdict.kind === 'failed') {
    throw new Failure(`The command failed: ${end.verdict.reason}.`, 'Its log above says why.', {
      logLines: end.lines.slice(-20),
    });
  }
  ground.journal.done(`the command ended with exit code 0 in ${line.release.slice(0, 12)}`);
}
