import type { Event } from './events.ts';
import { warnsOfTargeting } from './targeting-warning.ts';

const DOING: Readonly<Record<string, string>> = {
  create: 'creating',
  update: 'updating',
  delete: 'destroying',
};
const DONE: Readonly<Record<string, string>> = { create: 'created', update: 'updated', delete: 'destroyed' };

/** The line for an event that changes what a resource is, or that a person must know; nothing for the rest. */
export function progressLine(event: Event): string | undefined {
  const { type, hook } = event;
  if (warnsOfTargeting(event)) return undefined;
  if (type === 'diagnostic' && event.diagnostic?.severity === 'warning') return event.message;
  if (type === 'text') return event.message;
  if (hook?.action === undefined) return undefined;
  const address = hook.resource.addr;
  const after = `after ${Math.round(hook.elapsed_seconds ?? 0)} s`;
  switch (type) {
    case 'apply_start':
      return hook.action in DOING ? `${address}: ${DOING[hook.action]}` : undefined;
    case 'apply_complete':
      return hook.action in DONE ? `${address}: ${DONE[hook.action]} ${after}` : undefined;
    case 'apply_errored':
      return `${address}: ${DOING[hook.action] ?? hook.action} failed ${after}`;
    default:
      return undefined;
  }
}
