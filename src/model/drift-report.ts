import type { Color } from './color.ts';
import type { EdgeFinding } from './edge-drift.ts';
import type { StackDrift } from './stack-drift.ts';

/** What a look for drift came to. */
export type DriftReport =
  | { readonly kind: 'postponed'; readonly environment: string; readonly why: string }
  | LookedReport;

export interface LookedReport {
  readonly kind: 'looked';
  readonly environment: string;
  /** Those that exist. */
  readonly stacks: readonly DriftedStack[];
  readonly edge: readonly EdgeFinding[];
  /** What was not looked at, a sentence each. */
  readonly unseen: readonly string[];
}

export interface DriftedStack extends StackDrift {
  readonly name: 'shared' | Color;
}

export function hasDrift({ stacks, edge }: LookedReport): boolean {
  return edge.length > 0 || stacks.some(({ changes }) => changes.length > 0);
}
