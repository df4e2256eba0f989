import { Failure } from '../model/failure.ts';
import type { Job } from '../model/job.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';
import type { World } from '../ports.ts';
import type { Outlook } from '../steps/ground.ts';
import { Journal } from '../steps/journal.ts';
import type { Lease } from '../steps/lease.ts';
import { patientWorld } from '../steps/patient-world.ts';
import { findZone } from '../steps/zone.ts';
import { type Ending, setback, success } from './conclude.ts';

/** One call of a command: what is asked, where, and how it is told to stop. */
export interface Invocation<R extends Request> {
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
  /** Keeps the lease to be released at the end, whatever happens. */
  hold(lease: Lease): Lease;
}

/** Runs a command's list and turns whatever comes of it into an outcome: the one place that does. */
export async function conduct<R extends Request>(
  invocation: Invocation<R>,
  list: (scene: Scene) => Promise<Ending>,
): Promise<Outcome> {
  const { request, job } = invocation;
  const world = patientWorld(invocation.world, invocation.cancel);
  const journal = new Journal(world.clock, world.log);
  const frame = { request, journal, startedAt: world.clock.now() };
  const leases: Lease[] = [];
  let outlook: Outlook | undefined;
  try {
    const zoneId = await zoneFor(world, request);
    outlook = { world, site: request.site, job, journal, zoneId };
    const ending = await list({
      outlook,
      hold: (lease) => {
        leases.push(lease);
        return lease;
      },
    });
    return success(frame, ending, world.clock.now());
  } catch (error) {
    return await setback(frame, error, outlook);
  } finally {
    for (const lease of leases) await letGo(lease, world);
  }
}

/** A rollback is in a hurry, and may have to do without Cloudflare: the given id is taken at its word. */
async function zoneFor(world: World, request: Request): Promise<string> {
  if (request.command !== 'rollback') return findZone(world.dns, request.site, request.zoneId);
  if (request.zoneId !== undefined) return request.zoneId;
  if (!request.inPlace) return findZone(world.dns, request.site, undefined);
  return findZone(world.dns, request.site, undefined).catch(() => '');
}

async function letGo(lease: Lease, world: World): Promise<void> {
  try {
    await lease.release();
  } catch (error) {
    world.log.warning(`The lock could not be removed; it falls free within 90 seconds. ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  return error instanceof Failure || error instanceof Error ? error.message : String(error);
}
