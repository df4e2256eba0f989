import type { AppliedStack, Root } from '../../infra/stacks.ts';
import type { Overheard } from './overhear.ts';

/** What Terraform asks of IAM, by what it was told to do. */
export interface StackDemands {
  /** The stack, with what its runs ask written down; those of bootstrap are a person's. */
  listeningTo<Stack extends AppliedStack>(root: Root, stack: Stack): Stack;
  /** What somebody else has asked since, for example a script, is in no list. */
  leaveOut(): Promise<void>;
  /** Sorted lines of all runs until now. */
  of(kind: 'apply' | 'plan'): readonly string[];
}

export function openDemands(overheard: Overheard): StackDemands {
  const asked = { apply: new Set<string>(), plan: new Set<string>(), bootstrap: new Set<string>() };
  const during = async <T>(kind: keyof typeof asked, act: () => Promise<T>): Promise<T> => {
    const done = await act();
    for (const line of await overheard.take()) asked[kind].add(line);
    return done;
  };
  return {
    listeningTo: (root, stack) => {
      const writes = root === 'bootstrap' ? 'bootstrap' : 'apply';
      const reads = root === 'bootstrap' ? 'bootstrap' : 'plan';
      return {
        ...stack,
        apply: (variables) => during(writes, () => stack.apply(variables)),
        destroy: () => during(writes, () => stack.destroy()),
        changes: (variables) => during(reads, () => stack.changes(variables)),
        plan: (variables, more) => during(reads, () => stack.plan(variables, more)),
      };
    },
    leaveOut: async () => {
      await overheard.take();
    },
    of: (kind) => [...asked[kind]].sort(),
  };
}
