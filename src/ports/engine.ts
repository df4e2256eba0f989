import type { Color } from '../model/color.ts';
import type { Plan } from '../model/plan-change.ts';
import type { StackDrift } from '../model/stack-drift.ts';

export type ColorStack = { readonly kind: 'color'; readonly color: Color };
export type Stack = { readonly kind: 'shared' } | ColorStack;

/** Throws for a plan that must not be applied. */
export type Judge = (plan: Plan) => void;

/** A plan that may be applied as it was read, and no other. */
export interface StackPlan extends Plan {
  readonly stack: Stack;
  /**
   * Does nothing when the plan changes nothing, outputs included.
   * @param judge  is shown what could be planned in earnest only once another part was applied, before it is.
   */
  apply(signal: AbortSignal, judge: Judge): Promise<void>;
}

export interface Engine {
  plan(stack: Stack, variables: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<StackPlan>;
  /** Waits for what an ended run has left going on in a stack. @throws Failure for one that nothing can be applied to. */
  ready(stack: Stack, signal: AbortSignal): Promise<void>;
  /** The same plan, made to be read alone: nothing is left of it that could be applied. */
  look(stack: Stack, variables: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<StackPlan>;
  /**
   * A plan that destroys all that a colour's stack holds but what stays behind (model/removal.ts), which the next apply
   * finds again. It may be made after an apply of one that ended half way, and has no changes once nothing is left to go.
   */
  planRemoval(
    stack: ColorStack,
    variables: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<StackPlan>;
  /** What was changed since the stack's last apply, without what is the action's own doing. Locks and writes nothing. */
  drift(stack: Stack, variables: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<StackDrift>;
  /**
   * The stack's outputs, by the contract of infra/README.md; undefined when it was never applied. Those of a colour that
   * was removed may still be given: whether it is there, the ledger and ECS say.
   */
  outputs(stack: Stack, signal: AbortSignal): Promise<Readonly<Record<string, unknown>> | undefined>;
}

/** A judge of plans that the user brings. */
export interface Policies {
  /** @param plan  the changes as JSON, without secrets; its file is named in FLIPGATE_PLAN */
  judge(
    command: string,
    plan: string,
    signal: AbortSignal,
  ): Promise<{ readonly exitCode: number; readonly output: readonly string[] }>;
}
