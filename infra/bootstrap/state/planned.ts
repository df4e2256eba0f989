import { z } from 'zod';
import type { PlannedResource } from './importable.ts';

const change = z.object({
  address: z.string(),
  type: z.string(),
  mode: z.string(),
  action_reason: z.string().optional(),
  change: z.object({
    actions: z.array(z.string()),
    after: z.record(z.string(), z.unknown()).nullish(),
  }),
});
const document = z.object({ resource_changes: z.array(change).default([]) });

/** What a plan of bootstrap would do, as far as anybody decides by it. */
export interface Planned {
  readonly creates: readonly PlannedResource[];
  /** Made anew only because an apply broke off while it was made: it may well be whole. */
  readonly tainted: readonly string[];
  readonly destroys: readonly string[];
  readonly updates: readonly string[];
}

/** @param json what `show -json` says of the plan. */
export function readPlanned(json: unknown): Planned {
  const changes = document.parse(json).resource_changes.filter(({ mode }) => mode === 'managed');
  const isTainted = (one: z.infer<typeof change>) => one.action_reason === 'replace_because_tainted';
  const doing = (action: string) => changes.filter((one) => one.change.actions.includes(action));
  return {
    creates: doing('create').map(({ address, type, change: { after } }) => ({
      address,
      type,
      after: after ?? {},
    })),
    tainted: changes.filter(isTainted).map(({ address }) => address),
    destroys: doing('delete').flatMap((one) => (isTainted(one) ? [] : [one.address])),
    updates: doing('update').map(({ address }) => address),
  };
}
