import { ChangeSets } from './change-sets.ts';
import type { CdkOptions } from './options.ts';
import { Stacks } from './stacks.ts';

/** CloudFormation, as the engine speaks with it. */
export interface Formation {
  readonly stacks: Stacks;
  readonly changeSets: ChangeSets;
}

export function openFormation({
  formation,
  clock,
  log,
}: Pick<CdkOptions, 'formation' | 'clock' | 'log'>): Formation {
  return { stacks: new Stacks(formation, clock), changeSets: new ChangeSets(formation, clock, log) };
}
