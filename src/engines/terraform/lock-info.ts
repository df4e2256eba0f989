import type { Event } from './events.ts';

/** A held state lock, as terraform's refusal tells it. */
export interface LockInfo {
  readonly id: string;
  /** `user@host`. */
  readonly who: string;
  readonly operation: string;
  /** As terraform wrote it, with its time zone. */
  readonly created: string;
  readonly path: string;
}

/** The lock that stopped a command, from its events; undefined when something else did. */
export function heldLock(events: readonly Event[]): LockInfo | undefined {
  const found = events.find(({ diagnostic }) => diagnostic?.summary === 'Error acquiring the state lock');
  return found?.diagnostic === undefined ? undefined : lockInfo(found.diagnostic.detail);
}

function lockInfo(detail: string): LockInfo | undefined {
  const field = (name: string) =>
    new RegExp(`^\\s*${name}:[ \\t]*(.*)$`, 'm').exec(detail)?.[1]?.trim() ?? '';
  const id = field('ID');
  if (id === '') return undefined;
  return {
    id,
    who: field('Who'),
    operation: field('Operation'),
    created: field('Created'),
    path: field('Path'),
  };
}
