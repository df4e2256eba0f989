import { z } from 'zod';

const count = (least: string) => z.number().min(1, least).optional();
const percent = z
  .number()
  .min(10, '10 to 90 percent: above, there is nothing left while a new task starts')
  .max(90, '10 to 90 percent: above, there is nothing left while a new task starts');

const schedule = z
  .strictObject({
    cron: z
      .string()
      .refine(
        (cron) => cron.split(' ').length === 6,
        'six fields (minutes hours day-of-month month day-of-week year), one of the two days a question mark, for example 0 20 ? * MON-FRI *',
      ),
    timezone: z.string().default('UTC'),
    web_min: z.number().optional(),
    worker_min: z.number().min(1, 'at least 1').optional(),
  })
  .refine(
    ({ web_min, worker_min }) => web_min !== undefined || worker_min !== undefined,
    'a schedule changes web_min, worker_min or both: give it at least one',
  );

/** How many tasks there are, and when. */
export const COUNTS = {
  web_min: count('at least 1').describe(
    'Fewest web tasks of a colour that is live; left out for 1 in development, 2 in production.',
  ),
  web_max: count('at least 1').describe('Most web tasks; left out for 2 in development, 6 in production.'),
  worker_min: count(
    'at least 1: without a worker the queue only grows. Set worker_enabled to false for an application without one',
  ).describe('Fewest workers of a colour that is live; left out for 1.'),
  worker_max: count('at least 1').describe('Most workers; left out for 2 in development, 4 in production.'),
  web_cpu_target: percent
    .default(60)
    .describe('Average CPU of the web tasks, in percent, that autoscaling aims at.'),
  web_requests_per_target: z
    .number()
    .min(0, 'a number of requests per minute, 0 to scale by CPU only')
    .optional()
    .describe(
      'Requests per minute and web task that autoscaling aims at; left out for 60 per gunicorn thread, 0 for none.',
    ),
  worker_cpu_target: percent
    .default(70)
    .describe('Average CPU of the workers, in percent, that autoscaling aims at.'),
  worker_queue_metric: z
    .strictObject({
      namespace: z.string(),
      metric_name: z.string(),
      dimensions: z.record(z.string(), z.string()).default({}),
      target: z.number().gt(0, 'above 0: how many waiting tasks one worker may have in front of it'),
    })
    .optional()
    .describe(
      'A CloudWatch metric that the application publishes, waiting tasks per running worker, and the value to aim at.',
    ),
  schedules: z
    .record(z.string(), schedule)
    .default({})
    .describe(
      'Name → when the minimum of web tasks or workers changes. `cron` as EventBridge writes it, without the word.',
    ),
} as const;

type Counts = z.output<z.ZodObject<typeof COUNTS>>;
export type Size = 'development' | 'production';

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** How many tasks a size has where nothing is given. */
export const COUNTS_OF_SIZE: Readonly<Record<Size, Readonly<Record<'web' | 'worker', Bounds>>>> = {
  development: { web: { min: 1, max: 2 }, worker: { min: 1, max: 2 } },
  production: { web: { min: 2, max: 6 }, worker: { min: 1, max: 4 } },
};

/** What the counts say of each other, which depends on the size of the shared stack. */
export function countsHold(
  inputs: Counts,
  size: Size,
): readonly { readonly path: string[]; readonly message: string }[] {
  const { web_min, web_max, worker_min, worker_max, schedules } = inputs;
  const { web: ofWeb, worker: ofWorker } = COUNTS_OF_SIZE[size];
  const least = ofWeb.min;
  const most = { web: web_max ?? ofWeb.max, worker: worker_max ?? ofWorker.max };
  const ofSchedules = Object.entries(schedules).flatMap(([name, { web_min: web, worker_min: worker }]) => [
    web !== undefined && (web < least || web > most.web)
      ? {
          path: ['schedules', name, 'web_min'],
          message:
            'at most web_max, at least 1, and at least 2 in production: one task is an outage when its host fails, also at night',
        }
      : undefined,
    worker !== undefined && worker > most.worker
      ? { path: ['schedules', name, 'worker_min'], message: 'at most worker_max' }
      : undefined,
  ]);
  const found = [
    web_min !== undefined && web_min < least
      ? { path: ['web_min'], message: 'at least 2 in production: one task is an outage when its host fails' }
      : undefined,
    web_max !== undefined && web_max < (web_min ?? least)
      ? {
          path: ['web_max'],
          message: 'at least web_min (2 in production where it is not given): raise web_max or lower web_min',
        }
      : undefined,
    worker_max !== undefined && worker_max < (worker_min ?? ofWorker.min)
      ? { path: ['worker_max'], message: 'at least worker_min: raise worker_max or lower worker_min' }
      : undefined,
    ...ofSchedules,
  ];
  return found.filter((one) => one !== undefined);
}
