import { join } from 'node:path';
import type { Production } from './producer.ts';

export const OUT = join('out', 'workers');

/** Seconds that a worker gets to stop: scaled down from 120, and shorter than the tasks that are too long. */
export const STOP_TIMEOUT_S = 20;
/** Longer than any task and any ETA, or those would be executed twice. */
export const VISIBILITY_S = 90;
/** As the schedule of test/app has it. */
export const TICK_MS = 2_000;
/** Processes of a worker: more than sleep in long tasks at any time. */
export const CONCURRENCY = 10;

/**
 * Of two thousand tasks 5 are too long, 35 are long, 80 have an ETA, 80 fail and 1800 are short. One that is too long is
 * sent every 13 s, so that a stopping worker hardly ever holds none that outlives it.
 */
export const PRODUCTION: Production = { tasks: 10_000, perSecond: 30, longTask: 4, tooLongTask: 50 };
