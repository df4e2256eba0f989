import type { Event } from './events.ts';

const SUMMARIES: ReadonlySet<string> = new Set([
  'Resource targeting is in effect',
  'Applied changes may be incomplete',
]);

/** What terraform says to people who target by hand, lest they forget the rest: a removal is meant so. */
export function warnsOfTargeting({ diagnostic }: Event): boolean {
  return diagnostic?.severity === 'warning' && SUMMARIES.has(diagnostic.summary);
}
