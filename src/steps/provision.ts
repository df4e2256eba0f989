import type { Color } from '../model/color.ts';
import { Failure } from '../model/failure.ts';
import { newestOfColor } from '../model/ledger.ts';
import { plannedAnewTold } from '../model/planned-anew.ts';
import type { Release } from '../model/release.ts';
import { removalOf, withRemoval } from '../model/removal.ts';
import type { ImagedDeploy } from '../model/request.ts';
import type { ColorOutputs, SharedOutputs } from '../model/stack-outputs.ts';
import type { Standing } from '../model/standing.ts';
import { runs } from '../model/standing.ts';
import type { Role, TaskDefinition } from '../model/task-definition.ts';
import { releaseOf } from '../model/task-definition.ts';
import type { Judge, StackPlan } from '../ports.ts';
import { certificate } from './certificate.ts';
import { emptyColor } from './empty-color.ts';
import { describeStack, gate } from './gate.ts';
import type { Ground } from './ground.ts';
import { openRelease } from './open-release.ts';
import { previewRecord } from './preview-record.ts';
import { secretsHaveValues } from './secret-values.ts';
import { colorVariables } from './stack-variables.ts';
import { revisionOf } from './tell-changes.ts';
import { tellPlan } from './tell-plan.ts';

/**
 * Shared, the certificate, the idle colour emptied (unless it already runs this release), then this image at zero tasks,
 * its preview record, and the release opened in the ledger.
 */
export async function provision(
  ground: Ground,
  request: ImagedDeploy,
  standing: Standing,
  sharedPlan: StackPlan,
): Promise<Release> {
  const { world } = ground;
  const color = standing.idle;
  const shared = await applyShared(ground, request, standing, sharedPlan);
  const certificateArn = await certificate(ground, request.certificate);
  await emptyUnlessThisRelease(ground, standing, request.release);

  const stack = { kind: 'color', color } as const;
  const plan = await world.engine.plan(
    stack,
    colorVariables(request, request, color, shared, certificateArn),
    ground.lease.signal,
  );
  tellPlan(ground, ground.book.current, request, standing, plan);
  gate(plan, request.allowDestroy, standing.live);
  await comesBack(ground, color);
  await plan.apply(ground.lease.signal, judgeLike(ground, plan, request, standing));
  const outputs = (await world.engine.outputs(stack, ground.lease.signal)) as unknown as ColorOutputs;

  await previewRecord(ground, color, outputs.load_balancer_dns_name);
  const registered = revisions(outputs);
  const definitions = await readDefinitions(ground, registered, request.release);
  await secretsHaveValues(world.secrets, Object.values(definitions));
  const line = await openRelease(ground, {
    request,
    standing,
    shared,
    outputs,
    registered,
    definitions,
  });
  ground.journal.done(
    `${color} holds ${request.release.slice(0, 12)} at ${request.image.split('@')[1]?.slice(0, 19)} as ${revisionOf(line)}`,
  );
  return line;
}

/** What is planned anew in the middle of an apply is told, and passes the same gate as the plan. */
function judgeLike(
  { journal }: Ground,
  { stack }: StackPlan,
  { allowDestroy }: ImagedDeploy,
  { live }: Standing,
): Judge {
  return ({ changes }) => {
    const told = plannedAnewTold(changes);
    if (told !== undefined) journal.notice(`In the middle of the apply of ${describeStack(stack)}: ${told}`);
    gate({ stack, changes }, allowDestroy, live);
  };
}

async function applyShared(
  ground: Ground,
  request: ImagedDeploy,
  standing: Standing,
  plan: StackPlan,
): Promise<SharedOutputs> {
  await plan.apply(ground.lease.signal, judgeLike(ground, plan, request, standing));
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

/** Until the new line is open the newest one names what is gone, so that a half-built colour is no way back. */
async function comesBack({ book, world }: Ground, color: Color): Promise<void> {
  const removal = removalOf(book.current, color);
  if (!removal) return;
  world.log.line(`${color} was removed: it is built anew`);
  const { begunAt } = removal;
  await book.change(world.store, (ledger) => withRemoval(ledger, color, { begunAt }));
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
