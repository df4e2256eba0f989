import { z } from 'zod';

/** Alarms judge a release while it bakes. */
export const JUDGED = {
  alarm_actions: z
    .array(z.string())
    .default([])
    .describe("ARNs that every alarm notifies, besides the shared stack's topic."),
  alarm_errors_per_minute: z
    .number()
    .min(0, '0 or more')
    .default(5)
    .describe('5xx answers in one minute up to which no alarm goes off, whatever their share.'),
  alarm_error_percent: z
    .number()
    .min(0, '0 to 99: at 100 the alarm could never go off')
    .lt(100, '0 to 99: at 100 the alarm could never go off')
    .default(1)
    .describe(
      "Share of 5xx among the application's answers in one minute, in percent, above which the alarm goes off.",
    ),
  alarm_latency_seconds: z
    .number()
    .gt(0, 'above 0')
    .default(2)
    .describe('p95 of the response time above which the alarm goes off.'),
  alarm_missing_minutes: z
    .number()
    .min(1, '1 to 60; a new task alone takes a minute or two')
    .max(60, '1 to 60; a new task alone takes a minute or two')
    .default(5)
    .describe(
      'Minutes that a service may run fewer tasks than it should before the alarm goes off; needs Container Insights.',
    ),
} as const;
