import type { PlanDiagnostic } from './plan-change.ts';

/** What was found of infrastructure code without a state and a cloud. */
export type CodeCheck = {
  /** For example `shared is valid`. */
  readonly name: string;
} & CodeVerdict;

export type CodeVerdict =
  | { readonly kind: 'passes' }
  /** Nothing that a deploy would stop at. */
  | { readonly kind: 'warns'; readonly detail: string }
  | { readonly kind: 'fails'; readonly diagnostic: PlanDiagnostic; readonly more: number }
  | { readonly kind: 'not made'; readonly why: string };

/** The first thing that makes the code one that no plan can be made of. */
export function firstFailure(checks: readonly CodeCheck[]): PlanDiagnostic | undefined {
  return checks.find((check) => check.kind === 'fails')?.diagnostic;
}
