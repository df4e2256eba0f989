import { openCheckout } from '../adapters/checkout.ts';
import { openClock } from '../adapters/clock.ts';
import type { Environment } from '../inputs.ts';
import type { Job } from '../model/job.ts';
import type { World } from '../ports.ts';

/** All that a job for a fork can touch. */
export function openForksWorld(
  { workspace }: Job,
  environment: Environment,
): Pick<World, 'clock' | 'checkout'> {
  return { clock: openClock(), checkout: openCheckout({ workspace, path: environment['PATH'] ?? '' }) };
}
