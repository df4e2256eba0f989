import { z } from 'zod';

export const diagnostic = z.object({
  severity: z.string(),
  summary: z.string(),
  detail: z.string().default(''),
  address: z.string().optional(),
  range: z.object({ filename: z.string(), start: z.object({ line: z.number() }) }).optional(),
});
export type Diagnostic = z.infer<typeof diagnostic>;

const hook = z.object({
  resource: z.object({ addr: z.string() }),
  action: z.string().optional(),
  id_value: z.string().optional(),
  elapsed_seconds: z.number().optional(),
});
export type Hook = z.infer<typeof hook>;

const event = z.object({
  '@message': z.string().default(''),
  '@timestamp': z.string().default(''),
  type: z.string().default('log'),
  hook: hook.optional().catch(undefined),
  diagnostic: diagnostic.optional(),
});

/** One line of `-json` output. Types that it does not know are kept with their message. */
export interface Event {
  readonly type: string;
  readonly message: string;
  /** By this machine's clock; NaN for a line without a time. */
  readonly at: number;
  readonly hook?: Hook;
  readonly diagnostic?: Diagnostic;
}

/** A line that is no JSON, for example from a wrapper around terraform, is a message of type `text`. */
export function readEvent(line: string): Event {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { type: 'text', message: line, at: Number.NaN };
  }
  const read = event.safeParse(json);
  if (!read.success) return { type: 'text', message: line, at: Number.NaN };
  const { '@message': message, '@timestamp': time, type, hook, diagnostic } = read.data;
  return {
    type,
    message,
    at: Date.parse(time),
    ...(hook ? { hook } : {}),
    ...(diagnostic ? { diagnostic } : {}),
  };
}

const AFTER_THE_LOCK = new Set([
  'refresh_start',
  'resource_drift',
  'planned_change',
  'change_summary',
  'apply_start',
]);

/** True for what terraform says only once it holds the state lock, when it takes one. */
export function provesLock(event: Event): boolean {
  return AFTER_THE_LOCK.has(event.type);
}
