import { type Ledger, newestOfColor } from '../model/ledger.ts';
import { plannedStack } from '../model/planned-stack.ts';
import type { Standing } from '../model/standing.ts';
import type { StackPlan } from '../ports.ts';
import type { Outlook } from './ground.ts';

/** Keeps for the report what the engine is about to change; a plan that its gate refuses is there too. */
export function tellPlan(
  { journal }: Pick<Outlook, 'journal'>,
  ledger: Ledger,
  { image, release }: { readonly release?: string; readonly image?: string },
  standing: Standing,
  plan: StackPlan,
): void {
  const { stack } = plan;
  const before = stack.kind === 'color' ? newestOfColor(ledger, stack.color) : standing.liveLine;
  const told = plannedStack(
    plan,
    {
      name: stack.kind === 'shared' ? 'shared' : stack.color,
      standing: stack.kind === 'shared' ? 'shared' : 'idle',
      basis: { kind: 'known' },
    },
    {
      images: [image, before?.image].filter((one) => one !== undefined),
      releases: [release, before?.release].filter((one) => one !== undefined),
    },
  );
  journal.planned(told);
}
