import type { PlanChange } from './plan-change.ts';
import { tally, tallyWords } from './plan-tally.ts';

/** What a plan that nobody has read would change; undefined for one that changes nothing. */
export function plannedAnewTold(changes: readonly PlanChange[]): string | undefined {
  const written = changes.filter(({ action }) => action !== 'read');
  if (written.length === 0) return undefined;
  const list = written.map(({ action, address }) => `${action} ${address}`);
  return `planned anew, now that what it needs is there, ${tallyWords(tally(written))}: ${list.join(', ')}.`;
}
