import { Failure } from '../model/failure.ts';
import { onStackOf } from '../model/ledger.ts';
import type { Release } from '../model/release.ts';
import { ROLES, type Role } from '../model/task-definition.ts';
import type { ServiceState } from '../ports.ts';
import type { Ground } from './ground.ts';
import { orPutBack } from './put-back.ts';
import { releaseOfRevision } from './running.ts';
import { roll } from './start.ts';
import { tasksWanted } from './tell-changes.ts';

/**
 * The live colour's web given another release, task by task. Workers and beat follow it like after a flip, once the
 * public host has been verified.
 *
 * @returns the release as the colour runs it from now on.
 */
export async function replaceInside(ground: Ground, line: Release): Promise<Release> {
  const { ecs } = ground.world;
  const stack = onStackOf(ground.book.current, line.color, line);
  const { outputs, shared } = stack;
  const names = [outputs.web_service, outputs.worker_service, outputs.beat_service];
  const services = await ecs.services(
    shared.cluster,
    names.filter((name) => name !== null),
  );
  const registered = await registerMissing(ground, stack, services);
  if (registered.web === undefined)
    throw new Failure(`The ledger keeps no definition of ${line.release}.`, 'Deploy that commit.');
  const web = services.find(({ service }) => service === outputs.web_service);
  const wish = {
    cluster: shared.cluster,
    outputs,
    taskDefinition: registered.web,
    count: Math.max(web?.desired ?? 0, outputs.web_min),
    expected: line.durations['start'],
  };
  const rolled = () => roll(ground, wish);
  const started = await (web ? orPutBack(ground, shared.cluster, web, rolled) : rolled());
  ground.journal.change('web tasks', web && tasksWanted(web), tasksWanted(started));
  return { ...stack, registered };
}

/** What an ended run had registered and given to a service is taken as it is: the same again would replace every task once more. */
async function registerMissing(
  { world, book }: Ground,
  { release, definitions, outputs }: Release,
  services: readonly ServiceState[],
): Promise<Release['registered']> {
  const held: Partial<Record<Role, string>> = {};
  const serviceOf = {
    web: outputs.web_service,
    worker: outputs.worker_service,
    beat: outputs.beat_service,
    migrate: null,
  };
  for (const role of ROLES) {
    const definition = definitions[role];
    if (!definition) continue;
    const revision = services.find(({ service }) => service === serviceOf[role])?.taskDefinition;
    const isHeld =
      revision !== undefined && (await releaseOfRevision(world.ecs, book.current, revision)) === release;
    held[role] = isHeld ? revision : await world.ecs.registerTaskDefinition(definition);
  }
  return held;
}
