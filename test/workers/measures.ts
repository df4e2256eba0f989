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

/** Of a thousand tasks 1 is too long, 19 are long, 30 have an ETA, 50 fail and 900 are short. */
export const PRODUCTION: Production = { tasks: 10_000, perSecond: 30, longTask: 4, tooLongTask: 45 };
