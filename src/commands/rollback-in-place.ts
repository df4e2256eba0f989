import type { Color } from '../model/color.ts';
import { COLORS } from '../model/color.ts';
import type { DnsRecord } from '../model/dns-record.ts';
import { Failure } from '../model/failure.ts';
import type { Ledger } from '../model/ledger.ts';
import { newestOfColor, onStackOf } from '../model/ledger.ts';
import { liftHold } from '../model/next.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Release } from '../model/release.ts';
import type { RollbackRequest } from '../model/request.ts';
import { describeRunning, type Running, releasesRunning } from '../model/standing.ts';
import type { ServiceState } from '../ports.ts';
import { forUndo, type Ground, type Outlook } from '../steps/ground.ts';
import { openProber } from '../steps/probes.ts';
import { readPublic } from '../steps/public-record.ts';
import { closeHold, recordRollback } from '../steps/record-rollback.ts';
import { registerAnew } from '../steps/return-to.ts';
import { lookForRollback, type RollbackSight } from '../steps/rollback-sight.ts';
import { readRunning } from '../steps/running.ts';
import { roll, type Start } from '../steps/start.ts';
import { tasksWanted } from '../steps/tell-changes.ts';
import { tellReleases, tellReturned } from '../steps/tell-rollback.ts';
import { verifyPublic } from '../steps/verify.ts';
import { UNKNOWN_ZONE } from '../steps/zone.ts';
import type { Ending } from './conclude.ts';
import { conduct, type Invocation, type Scene } from './conduct.ts';
import { gate } from './rollback-gate.ts';
import { decide } from './rollback-intent.ts';
import { liveAmong } from './rollback-live.ts';
import { resolveRollback } from './rollback-resolve.ts';
import { orDropHold, orNeedsPerson } from './rollback-undo.ts';
import { inItsZone } from './rollback-zone.ts';

/** Two releases behind one load balancer answer in turns. */
const TRIES = { nothing: 0, release: 1, mixed: 4 } as const;

/** The way back that needs no Cloudflare: the wanted release's definitions, registered anew, on the live colour's services. */
export function rollbackInPlace(invocation: Invocation<RollbackRequest>): Promise<Outcome> {
  return conduct(invocation, async (scene) => {
    const { journal } = scene.outlook;
    if (invocation.request.dryRun) return rehearseInPlace(scene, invocation.request);
    const intent = await journal.step('resolve', () => resolveRollback(scene, invocation, liveInPlace));
    const { ground, live, target } = intent;
    if (target.kind === 'adopted') {
      throw new Failure('`to` adopted cannot be reached in place.', 'Run the rollback without `in-place`.');
    }
    const stored = await intent.putDown();
    const line = { ...target.line, color: live };
    const replaced = await orDropHold(intent, stored, async () => {
      await gate(intent);
      return journal.step('replace', () => replaceInside(ground, line));
    });
    await orNeedsPerson(async () => {
      await journal.step('verify', () => verifyPublic(ground, line));
      await journal.step('record', async () => {
        const before = { kind: 'color', color: live, release: target.from, running: 0 } as const;
        await recordRollback(ground, replaced, live, before);
        await closeHold(ground, stored);
        journal.done(`${target.from.slice(0, 12)} is held back until it is reverted or the hold is lifted`);
      });
    });
    tellReturned(ground, live, target.from, replaced);
    return {
      result: 'live',
      next: liftHold(intent.hold, ground.job),
      release: line.release,
      image: line.image,
      liveColor: live,
      previousColor: live,
    };
  });
}

async function rehearseInPlace(scene: Scene, request: RollbackRequest): Promise<Ending> {
  const { journal, world } = scene.outlook;
  return journal.step('resolve', async () => {
    const { outlook } = await inItsZone(scene, request);
    const sight = await lookForRollback(world.store);
    const live = await liveInPlace(outlook, sight);
    tellReleases(outlook, sight);
    const target = decide(sight, request, live, undefined);
    const to = target.kind === 'adopted' ? target.kind : target.line.release.slice(0, 12);
    journal.notice(
      `Dry run: ${live} would be rolled from ${target.from.slice(0, 12)} to ${to}, task by task.`,
    );
    return { result: 'unchanged', liveColor: live, release: target.from };
  });
}

/**
 * The record decides where it can be read. Where it cannot, live is the one colour whose running release the public host
 * answers with; none or both is refused.
 */
async function liveInPlace(outlook: Outlook, sight: RollbackSight): Promise<Color> {
  const records = outlook.zoneId === UNKNOWN_ZONE ? undefined : await publicOrUnreadable(outlook);
  if (records) return liveAmong(outlook, sight, records);
  const ledger = sight.book.current;
  const running = await readRunning(outlook.world.ecs, ledger);
  const answering: Color[] = [];
  for (const color of COLORS) {
    if (await publicAnswersAs(outlook, ledger, color, running[color])) answering.push(color);
  }
  const [live, ...others] = answering;
  if (live && others.length === 0) {
    outlook.journal.notice(`${live} is taken for live: it runs what ${outlook.site.hostname} answers with.`);
    return live;
  }
  throw new Failure(
    `Which colour is live cannot be known: the record cannot be read, and ${answering.length === 0 ? 'neither colour answers' : 'both colours answer alike'}. Blue runs ${describeRunning(running.blue)}, green runs ${describeRunning(running.green)}.`,
    'Wait for the Cloudflare API to come back, then run the rollback without `in-place`.',
  );
}

async function publicOrUnreadable(outlook: Outlook): Promise<readonly DnsRecord[] | undefined> {
  try {
    return await readPublic(outlook);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    outlook.journal.notice(`The record cannot be read. ${why}`);
    return undefined;
  }
}

/** Whether it answers as anything that the colour runs: in the middle of a rolling change that may be either release. */
async function publicAnswersAs(
  outlook: Outlook,
  ledger: Ledger,
  color: Color,
  running: Running,
): Promise<boolean> {
  const line = newestOfColor(ledger, color);
  if (!line) return false;
  const prober = await openProber(outlook, line.settings);
  for (const release of releasesRunning(running)) {
    for (let tries = 0; tries < TRIES[running.kind]; tries += 1) {
      if ((await prober.health(outlook.site.hostname, release)).kind === 'good') return true;
    }
  }
  return false;
}

async function replaceInside(ground: Ground, line: Release): Promise<Release> {
  const stack = onStackOf(ground.book.current, line.color, line);
  const { cluster } = stack.shared;
  const registered = await registerAnew(ground, line);
  const { web } = registered;
  if (web === undefined)
    throw new Failure(`The ledger keeps no definition of ${line.release}.`, 'Deploy that commit.');
  const [service] = await ground.world.ecs.services(cluster, [stack.outputs.web_service]);
  const wish = {
    cluster,
    outputs: stack.outputs,
    taskDefinition: web,
    count: Math.max(service?.desired ?? 0, stack.outputs.web_min),
    expected: line.durations['start'],
  };
  const rolled = await roll(ground, wish).catch(async (error: unknown) => {
    if (service) await putBack(ground, wish, service);
    throw error;
  });
  ground.journal.change('web tasks', service && tasksWanted(service), tasksWanted(rolled));
  return { ...stack, registered };
}

/** What serves goes on serving; but a service that was left with the failing definition would replace a lost task by it. */
async function putBack(ground: Ground, { cluster }: Start, was: ServiceState): Promise<void> {
  const { ecs } = forUndo(ground).world;
  const edit = { taskDefinition: was.taskDefinition, newDeployment: true };
  await ecs
    .updateService(cluster, was.service, edit)
    .catch((error: unknown) =>
      ground.journal.notice(`${was.service} could not be given its definition back: ${String(error)}`),
    );
}
