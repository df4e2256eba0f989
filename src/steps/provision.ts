import type { Color } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import { runUrl } from '../model/job.ts';
import type { NewRelease } from '../model/ledger.ts';
import { appendRelease, newestOfColor, updateRelease } from '../model/ledger.ts';
import type { Before, Release } from '../model/release.ts';
import type { DeployRequest } from '../model/request.ts';
import type { ColorOutputs, SharedOutputs } from '../model/stack-outputs.ts';
import type { Standing } from '../model/standing.ts';
import { runs } from '../model/standing.ts';
import type { Role, TaskDefinition } from '../model/task-definition.ts';
import { releaseOf } from '../model/task-definition.ts';
import type { StackPlan } from '../ports.ts';
import { certificate } from './certificate.ts';
import { emptyColor } from './empty-color.ts';
import { gate } from './gate.ts';
import type { Ground } from './ground.ts';
import { previewRecord } from './preview-record.ts';
import { secretsHaveValues } from './secret-values.ts';
import { colorVariables } from './stack-variables.ts';

/**
 * Shared, the certificate, the idle colour emptied (unless it already runs this release), then this image at zero tasks,
 * its preview record, and the release opened in the ledger.
 */
export async function provision(
  ground: Ground,
  request: DeployRequest,
  standing: Standing,
  sharedPlan: StackPlan,
): Promise<Release> {
  const { world } = ground;
  const color = standing.idle;
  const shared = await applyShared(ground, sharedPlan);
  const certificateArn = await certificate(ground, request.certificate);
  await emptyUnlessThisRelease(ground, standing, request.release);

  const stack = { kind: 'color', color } as const;
  const plan = await world.engine.plan(
    stack,
    colorVariables(request, color, shared, certificateArn),
    ground.lease.signal,
  );
  gate(plan, request.allowDestroy, standing.live);
  if (plan.changes.some((change) => change.action !== 'read')) await plan.apply(ground.lease.signal);
  const outputs = (await world.engine.outputs(stack, ground.lease.signal)) as unknown as ColorOutputs;

  await previewRecord(ground, color, outputs.load_balancer_dns_name);
  const registered = revisions(outputs);
  const definitions = await readDefinitions(ground, registered, request.release);
  await secretsHaveValues(world.secrets, Object.values(definitions));
  const line = await openRelease(ground, {
    kind: 'deploy',
    release: request.release,
    image: request.image,
    color,
    state: 'open',
    openedAt: world.clock.now(),
    before: whatWasBefore(standing),
    definitions,
    registered,
    shared: {
      region: shared.region,
      account_id: shared.account_id,
      cluster: shared.cluster,
      alarm_names: shared.alarm_names,
    },
    outputs,
    settings: settingsOf(request, shared, outputs),
    migrations: [],
    durations: {},
    ...pageOf(ground),
  });
  ground.journal.done(
    `${color} holds ${request.release.slice(0, 12)} at ${request.image.split('@')[1]?.slice(0, 19)}`,
  );
  return line;
}

async function applyShared(ground: Ground, plan: StackPlan): Promise<SharedOutputs> {
  if (plan.changes.some((change) => change.action !== 'read')) await plan.apply(ground.lease.signal);
  const outputs = await ground.world.engine.outputs({ kind: 'shared' }, ground.lease.signal);
  if (outputs) return outputs as unknown as SharedOutputs;
  throw new Failure(
    'The shared stack gives no outputs.',
    'Compare its outputs with the contract in infra/README.md.',
  );
}

async function emptyUnlessThisRelease(ground: Ground, standing: Standing, release: string): Promise<void> {
  const line = newestOfColor(ground.book.current, standing.idle);
  if (!line || runs(standing.running[standing.idle], release)) return;
  const stopped = await emptyColor(ground, {
    color: standing.idle,
    cluster: line.shared.cluster,
    outputs: line.outputs,
  });
  if (stopped > 0) ground.world.log.line(`${standing.idle} is emptied of ${stopped} tasks`);
}

function revisions(outputs: ColorOutputs): Release['registered'] {
  return {
    web: outputs.web_task_definition,
    migrate: outputs.migrate_task_definition,
    ...(outputs.worker_task_definition === null ? {} : { worker: outputs.worker_task_definition }),
    ...(outputs.beat_task_definition === null ? {} : { beat: outputs.beat_task_definition }),
  };
}

async function readDefinitions(
  { world }: Ground,
  registered: Release['registered'],
  release: string,
): Promise<Record<string, TaskDefinition>> {
  const entries = await Promise.all(
    Object.entries(registered).map(
      async ([role, arn]) => [role as Role, await world.ecs.taskDefinition(arn)] as const,
    ),
  );
  for (const [role, definition] of entries) {
    if (releaseOf(definition) !== release) {
      throw new Failure(
        `The task definition of ${role} carries RELEASE=${String(releaseOf(definition))} where ${release} was applied.`,
        'Every container needs the variable RELEASE from the variable `release`: see infra/README.md.',
      );
    }
  }
  return Object.fromEntries(entries);
}

/** A line that an ended run opened is gone on with: it knows which attempts were made. */
async function openRelease(ground: Ground, fresh: NewRelease): Promise<Release> {
  const { book, world } = ground;
  const open = openLine(ground, fresh.color, fresh.release);
  await book.change(world.store, (ledger) =>
    open
      ? updateRelease(ledger, open.number, (line) => ({
          ...fresh,
          number: line.number,
          openedAt: line.openedAt,
          migrations: line.migrations,
          durations: line.durations,
        }))
      : appendRelease(ledger, fresh),
  );
  const line = open
    ? book.current.releases.find((one) => one.number === open.number)
    : book.current.releases.at(-1);
  if (!line) throw new Failure('The ledger lost the line that was opened.', 'Run this again.');
  return line;
}

function openLine({ book }: Ground, color: Color, release: string): Release | undefined {
  return book.current.releases.findLast(
    (line) => line.state === 'open' && line.color === color && line.release === release,
  );
}

function whatWasBefore({ location, live, liveRelease }: Standing): Before {
  switch (location.kind) {
    case 'missing':
      return { kind: 'missing' };
    case 'adoptable':
      return { kind: 'adopted', records: location.records };
    case 'color':
      return {
        kind: 'color',
        color: live ?? location.color,
        running: 0,
        ...(liveRelease === undefined ? {} : { release: liveRelease }),
      };
  }
}

function settingsOf(
  request: DeployRequest,
  shared: SharedOutputs,
  outputs: ColorOutputs,
): Release['settings'] {
  return {
    healthPath: request.healthPath,
    releaseHeader: request.releaseHeader,
    verifyPaths: request.verifyPaths,
    verifyCount: request.verifyCount,
    bakeMs: request.bakeMs,
    warmMs: request.warmMs,
    alarmNames: request.alarms ?? [...shared.alarm_names, ...outputs.alarm_names],
    ...(request.contractCommand === undefined ? {} : { contractCommand: request.contractCommand }),
  };
}

function pageOf({ job }: Ground): { runUrl?: string } {
  const page = runUrl(job);
  return page === undefined ? {} : { runUrl: page };
}
