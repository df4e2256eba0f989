import { messageOf } from '../model/failure.ts';
import type { Job } from '../model/job.ts';
import type { Outcome } from '../model/outcome.ts';
import type { SiteRequest } from '../model/request.ts';
import type { World } from '../ports.ts';
import type { Outlook } from '../steps/ground.ts';
import { Journal } from '../steps/journal.ts';
import type { Lease } from '../steps/lease.ts';
import { patientWorld } from '../steps/patient-world.ts';
import { findZone, UNKNOWN_ZONE } from '../steps/zone.ts';
import { type Ending, setback, success } from './conclude.ts';

/** One call of a command: what is asked, where, and how it is told to stop. */
export interface Invocation<R extends SiteRequest> {
  readonly world: World;
  readonly request: R;
  readonly job: Job;
  /** Aborts with an `Interruption` when the runner cancels the job. */
  readonly cancel: AbortSignal;
  /** Distinguishes this run from every other one; the same in `post:`. */
  readonly owner: string;
}

/** What a command does between its first look and its last word. */
export interface Scene {
  readonly outlook: Outlook;
  /** The same scene in its zone, for a command that begins without knowing it. */
  inZone(zoneId: string): Scene;
  /** Keeps the lease to be released at the end, whatever happens. */
  hold(lease: Lease): Lease;
}

/** Runs a command's list and turns whatever comes of it into an outcome: the one place that does. */
export async function conduct<R extends SiteRequest>(
  invocation: Invocation<R>,
  list: (scene: Scene) => Promise<Ending>,
): Promise<Outcome> {
  const { request, job } = invocation;
  const world = patientWorld(invocation.world, invocation.cancel);
  const journal = new Journal(world.clock, world.log);
  const frame = { request, job, journal, startedAt: world.clock.now() };
  const leases: Lease[] = [];
  let outlook: Outlook | undefined;
  const sceneIn = (zoneId: string): Scene => ({
    outlook: { world, site: request.site, job, journal, zoneId },
    inZone: (found) => {
      const placed = sceneIn(found);
      outlook = placed.outlook;
      return placed;
    },
    hold: (lease) => {
      leases.push(lease);
      return lease;
    },
  });
  try {
    const zoneId = await zoneFor(world, request);
    const ending = await list(
      zoneId === undefined ? sceneIn(UNKNOWN_ZONE) : sceneIn(UNKNOWN_ZONE).inZone(zoneId),
    );
    return success(frame, ending, world.clock.now());
  } catch (error) {
    return await setback(frame, error, outlook, world.clock);
  } finally {
    for (const lease of leases) await letGo(lease, world);
  }
}

/**
 * A rollback is in a hurry: the given id is taken at its word, and without one it finds out for itself. To a doctor a
 * zone that cannot be found is a finding.
 */
async function zoneFor(world: World, request: SiteRequest): Promise<string | undefined> {
  if (request.command === 'doctor') return undefined;
  return request.command === 'rollback' ? request.zoneId : findZone(world.dns, request.site, request.zoneId);
}

async function letGo(lease: Lease, world: World): Promise<void> {
  try {
    await lease.release();
  } catch (error) {
    world.log.warning(`The lock could not be removed; it falls free within 90 seconds. ${messageOf(error)}`);
  }
}
