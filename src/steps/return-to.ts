import type { Color } from '../model/color.ts';
import { otherColor } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import { GoneColor, whyRemoved } from '../model/gone-color.ts';
import type { Ledger } from '../model/ledger.ts';
import { newestOfColor, onStackOf } from '../model/ledger.ts';
import type { Release } from '../model/release.ts';
import { type Running, releaseRunning, releasesRunning } from '../model/standing.ts';
import { ROLES, type Role } from '../model/task-definition.ts';
import type { Warmth } from '../model/warmth.ts';
import { judgeWarmth, ranAtFlip } from '../model/warmth.ts';
import type { ServiceState, TargetHealth, World } from '../ports.ts';
import { emptyColor } from './empty-color.ts';
import type { Ground } from './ground.ts';
import { markImage } from './release-marks.ts';
import { runningOf } from './running.ts';
import { describeStarted, start, startCount } from './start.ts';
import { tasksWanted, type WebTasks } from './tell-changes.ts';
import { verifyPreview } from './verify.ts';

export interface ReturnSight {
  readonly warmth: Warmth | GoneWarmth;
  /** What the live colour's tasks run, and how many. */
  readonly liveRelease: string | undefined;
  readonly liveRunning: number;
  readonly idleRunning: number;
  /** Of the live colour and of the one that may take over, as rows tell them. */
  readonly web: WebTasks;
}

/** There is nothing that could be started: by the ledger, or by ECS where somebody else removed it. */
interface GoneWarmth {
  readonly kind: 'gone';
  readonly why: string;
}

/** A colour that was started again, and what its web replaces. */
export interface Returned {
  readonly line: Release;
  readonly web: WebTasks;
}

/** Whether the idle colour can take users this second, and what the live one runs; one round of reads. */
export async function readReturn(
  world: World,
  ledger: Ledger,
  line: Release,
  idle: Color,
): Promise<ReturnSight> {
  const { outputs, shared } = onStackOf(ledger, idle, line);
  const liveWeb = newestOfColor(ledger, otherColor(idle))?.outputs.web_service;
  const names = liveWeb === undefined ? [outputs.web_service] : [outputs.web_service, liveWeb];
  const [services, health] = await Promise.all([
    world.ecs.services(shared.cluster, names),
    world.loadBalancing.targetHealth(outputs.target_group_arn),
  ]);
  const service = services.find((one) => one.service === outputs.web_service && one.status === 'ACTIVE');
  const live = services.find((one) => one.service === liveWeb);
  const [running, liveRuns] = await Promise.all([
    service ? runningOf(world.ecs, ledger, service) : undefined,
    live ? runningOf(world.ecs, ledger, live) : undefined,
  ]);
  const warmth = { service, running, health };
  return {
    warmth: warmthOf(ledger, line, idle, warmth),
    liveRelease: liveRuns && releaseRunning(liveRuns),
    liveRunning: live?.running ?? 0,
    idleRunning: service?.running ?? 0,
    web: { before: live && tasksWanted(live), after: service ? tasksWanted(service) : 'none' },
  };
}

function warmthOf(
  ledger: Ledger,
  line: Release,
  idle: Color,
  seen: { service: ServiceState | undefined; running: Running | undefined; health: readonly TargetHealth[] },
): ReturnSight['warmth'] {
  const { service, running, health } = seen;
  const removed = whyRemoved(ledger, idle);
  if (removed !== undefined) return { kind: 'gone', why: removed };
  if (!service || !running) return { kind: 'gone', why: 'its web service does not exist' };
  const serving = health.filter((target) => target.state !== 'draining' && target.state !== 'unused');
  const healthy = serving.filter((target) => target.state === 'healthy').length;
  return judgeWarmth(
    {
      release: releaseRunning(running),
      running: service.running,
      healthy,
      unhealthy: serving.length - healthy,
    },
    line.release,
    ranAtFlip(ledger.releases, line),
  );
}

/** @throws GoneColor where the colour cannot be started, however long one waits. */
export function refuseGone({ warmth }: ReturnSight, line: Release, idle: Color): void {
  if (warmth.kind === 'gone') throw new GoneColor(`The colour ${idle} is gone: ${warmth.why}.`, line.release);
}

/**
 * The idle colour made to run the release again, from its definitions in the ledger: rid of others, registered anew,
 * started, verified. Needs no engine, no infra and no old revision.
 */
export async function startAgain(ground: Ground, line: Release, idle: Color): Promise<Returned> {
  const { world, book } = ground;
  const wanted = onStackOf(book.current, idle, line);
  const { outputs, shared } = wanted;
  const registered = await registerAnew(ground, wanted);
  const web = registered.web;
  if (web === undefined)
    throw new Failure(`The ledger keeps no definition of ${line.release}.`, 'Deploy that commit.');
  const again: Release = { ...wanted, registered };
  const liveWeb = newestOfColor(book.current, otherColor(idle))?.outputs.web_service;
  const names = liveWeb === undefined ? [outputs.web_service] : [outputs.web_service, liveWeb];
  const services = await world.ecs.services(shared.cluster, names);
  await ridOfOthers(
    ground,
    again,
    services.find((one) => one.service === outputs.web_service),
  );
  const serving = services.find((one) => one.service === liveWeb);
  const started = await start(ground, {
    cluster: shared.cluster,
    outputs,
    taskDefinition: web,
    count: startCount(outputs, serving?.running ?? 0),
    expected: line.durations['start'],
  });
  await verifyPreview(ground, again);
  ground.journal.done(
    `${describeStarted(started)}; ${ground.site.previewHostnames[idle]} answers as ${line.release.slice(0, 12)}`,
  );
  return { line: again, web: { before: serving && tasksWanted(serving), after: tasksWanted(started) } };
}

/** Beside another release's tasks ECS would start this one step by step, as a rolling change. */
async function ridOfOthers(ground: Ground, line: Release, web: ServiceState | undefined): Promise<void> {
  const { book, world } = ground;
  const running = web ? releasesRunning(await runningOf(world.ecs, book.current, web)) : [];
  if (running.every((release) => release === line.release)) return;
  const { color, outputs, shared } = line;
  const stopped = await emptyColor(ground, { color, cluster: shared.cluster, outputs });
  world.log.line(
    `${color} is rid of ${stopped} tasks of ${running.map((one) => one.slice(0, 12)).join(', ')}`,
  );
}

/** New revisions of what the ledger keeps: old ones may be INACTIVE by now. */
async function registerAnew(ground: Ground, line: Release): Promise<Release['registered']> {
  // It may have been out of use for long enough to expire.
  await markImage(ground, line.image);
  const registered: Partial<Record<Role, string>> = {};
  for (const role of ROLES) {
    const definition = line.definitions[role];
    if (definition) registered[role] = await ground.world.ecs.registerTaskDefinition(definition);
  }
  return registered;
}
