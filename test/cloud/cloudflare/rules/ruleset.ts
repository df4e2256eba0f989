import type { Expression } from './expression.ts';

export type Json = Readonly<Record<string, unknown>>;

/** One rule as the API shows it, and its expression as the edge reads it. */
export interface Rule {
  readonly id: string;
  readonly ref: string;
  readonly action: string;
  readonly enabled: boolean;
  readonly expression: Expression;
  readonly view: Json;
}

export interface Ruleset {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly kind: 'zone';
  readonly phase: string;
  readonly version: string;
  readonly last_updated: string;
  readonly rules: readonly Rule[];
}

export function shortView(ruleset: Ruleset): Json {
  const { rules: _, ...view } = ruleset;
  return view;
}

export function fullView(ruleset: Ruleset): Json {
  return { ...ruleset, rules: ruleset.rules.map(({ view }) => view) };
}
