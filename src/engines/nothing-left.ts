import type { ColorStack, StackPlan } from '../ports.ts';

/** The plan of a removal that has nothing to take away any more. */
export function nothingLeft(stack: ColorStack): StackPlan {
  return {
    stack,
    changes: [],
    deferred: [],
    drift: [],
    outputChanges: 0,
    diagnostics: [],
    ids: new Map(),
    apply: async () => {},
  };
}
