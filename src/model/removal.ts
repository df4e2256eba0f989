import type { Color } from './color.ts';
import type { Ledger } from './ledger.ts';
import { stakeOf } from './plan-stakes.ts';

/** A colour's stack that is gone, or, without `doneAt`, was begun to be taken away. */
export interface Removal {
  readonly begunAt: number;
  readonly doneAt?: number;
}

export type Removals = Readonly<Partial<Record<Color, Removal>>>;

export function removalOf({ removed }: Ledger, color: Color): Removal | undefined {
  return removed?.[color];
}

export function withRemoval(ledger: Ledger, color: Color, removal: Removal): Ledger {
  return { ...ledger, removed: { ...ledger.removed, [color]: removal } };
}

export function withoutRemoval(ledger: Ledger, color: Color): Ledger {
  const { removed, ...rest } = ledger;
  const { [color]: _, ...others } = removed ?? {};
  return Object.keys(others).length === 0 ? rest : { ...rest, removed: others };
}

/** Logs outlive what wrote them, to the end of their retention: a release that failed is looked into later. */
const LOGS: ReadonlySet<string> = new Set(['aws_cloudwatch_log_group', 'AWS::Logs::LogGroup']);

/** What of a colour's stack a removal leaves where it is, and the next apply finds again: data and logs. */
export function staysBehind(type: string): boolean {
  return LOGS.has(type) || stakeOf(type, 'idle') === 'data';
}
