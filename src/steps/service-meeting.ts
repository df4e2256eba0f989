import { Failure } from '../model/failure.ts';
import type { IncomingSight } from '../model/hand-over.ts';
import { hasRole, type Release } from '../model/release.ts';
import type { ColorOutputs } from '../model/stack-outputs.ts';
import type { ServiceState } from '../ports.ts';
import { type Proof, primaryOf, type ServiceStart } from './follow-deployment.ts';
import type { Ground } from './ground.ts';
import { releaseOfRevision, releaseRegisteredAs } from './running.ts';

export type BackgroundRole = 'worker' | 'beat';

/** The services of one role in both colours, read together. */
export interface Meeting {
  readonly cluster: string;
  /** Undefined where the release that takes over has no such process. */
  readonly incoming: (IncomingSight & { readonly state: ServiceState }) | undefined;
  /** The other colour's, and this colour's own where the release that takes over has no such process. */
  readonly leaving: readonly ServiceState[];
}

export type Moved =
  | { readonly kind: 'none' }
  | { readonly kind: 'stood'; readonly told: string }
  | { readonly kind: 'moved'; readonly told: string };

export async function meeting(
  { world, book, journal }: Ground,
  line: Release,
  leaving: ColorOutputs | undefined,
  role: BackgroundRole,
): Promise<Meeting> {
  const { cluster } = line.shared;
  const own = serviceOf(line.outputs, role);
  const others = leaving ? serviceOf(leaving, role) : null;
  const names = [own, others].filter((name) => name !== null);
  const services = names.length === 0 ? [] : await world.ecs.services(cluster, names);
  const seen = services.filter(({ status }) => status === 'ACTIVE');
  const takesOver = hasRole(line, role);
  if (takesOver && own === null) journal.notice(nobodyRuns(line, role));
  const state = takesOver ? seen.find(({ service }) => service === own) : undefined;
  if (takesOver && own !== null && !state) {
    throw new Failure(
      `The service ${own} does not exist in ${cluster}.`,
      'Deploy: its colour is built anew.',
    );
  }
  return {
    cluster,
    incoming: state && {
      ...{ desired: state.desired, running: state.running, pending: state.pending, state },
      holdsRelease: await holds(world.ecs, book.current, line, role, state),
      complete: primaryOf(state)?.rollout === 'COMPLETED',
    },
    leaving: seen.filter((one) => one !== state),
  };
}

/** A release that comes back to a colour built for one without. */
function nobodyRuns({ release, color }: Release, role: BackgroundRole): string {
  return `${release.slice(0, 12)} has a ${role}, and ${color} has no service for it: none runs until the next deploy.`;
}

/** How the incoming service is brought up: by which revision, and by what its tasks prove themselves. */
export async function startOf(
  ground: Ground,
  line: Release,
  role: BackgroundRole,
  incoming: NonNullable<Meeting['incoming']>,
  count: number,
): Promise<ServiceStart> {
  const { ecs } = ground.world;
  const taskDefinition = await revisionFor(ground, line, role, incoming);
  const definition = line.definitions[role] ?? (await ecs.taskDefinition(taskDefinition));
  const main = definition.containerDefinitions.find(({ name }) => name === role);
  const proof: Proof = { kind: main?.['healthCheck'] === undefined ? 'running' : 'container-check' };
  const { service } = incoming.state;
  if (proof.kind === 'running' && role === 'worker') {
    ground.world.log.line(
      `${service} has no container health check: a task that runs counts as one that consumes`,
    );
  }
  return { cluster: line.shared.cluster, service, role, taskDefinition, count, expected: undefined, proof };
}

/** A revision of a release that was live before may be INACTIVE by now: then it is registered anew. */
async function revisionFor(
  { world, book }: Ground,
  line: Release,
  role: BackgroundRole,
  { holdsRelease, state }: NonNullable<Meeting['incoming']>,
): Promise<string> {
  if (holdsRelease) return state.taskDefinition;
  const known = line.registered[role];
  const isFresh = known !== undefined && releaseRegisteredAs(book.current, known) === undefined;
  if (known !== undefined && (line.state === 'open' || isFresh)) return known;
  const definition = line.definitions[role];
  if (definition) return world.ecs.registerTaskDefinition(definition);
  throw new Failure(`The ledger keeps no ${role} definition of ${line.release}.`, 'Deploy that commit.');
}

/** An open release is the one whose own apply registered the revision; of others the release decides. */
async function holds(
  ecs: Ground['world']['ecs'],
  ledger: Ground['book']['current'],
  line: Release,
  role: BackgroundRole,
  { taskDefinition }: ServiceState,
): Promise<boolean> {
  if (taskDefinition === line.registered[role]) return true;
  return line.state !== 'open' && (await releaseOfRevision(ecs, ledger, taskDefinition)) === line.release;
}

function serviceOf(outputs: ColorOutputs, role: BackgroundRole): string | null {
  return role === 'worker' ? outputs.worker_service : outputs.beat_service;
}
