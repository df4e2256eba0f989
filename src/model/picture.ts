import type { CodeCheck } from './code-check.ts';
import type { Color } from './color.ts';
import type { DeclaredChange, StackCode } from './declarations.ts';
import type { PlanChange, PlanDiagnostic } from './plan-change.ts';
import type { StackStanding } from './plan-stakes.ts';
import type { MigrationPhase } from './release.ts';

/** Everything that a reader of a plan is told, neutral to the engine that planned and to the place where it is shown. */
export type Picture = PlanningPicture | FailedPicture | PlannedPicture | StaticPicture;

interface Framed {
  readonly environment: string;
  /** What was planned; of a pull request its head. */
  readonly commit: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly runUrl?: string;
}

export interface PlanningPicture extends Framed {
  readonly state: 'planning';
}

export interface FailedPicture extends Framed {
  readonly state: 'failed';
  readonly message: string;
  readonly remedy: string;
  /** The first error is shown with its file and line, the rest counted. */
  readonly diagnostics: readonly PlanDiagnostic[];
}

export interface PlannedPicture extends Framed {
  readonly state: 'planned';
  /** What the reader asks: what a merge would do, or what this deploy does. */
  readonly asked: 'merge' | 'deploy';
  readonly stacks: readonly PlannedStack[];
  /** What the idle colour lags behind: it is live already. */
  readonly catchUp?: { readonly color: Color; readonly changes: readonly PlanChange[] };
  readonly release: ReleaseLine;
  readonly verdicts: readonly Verdict[];
  readonly policy?: PolicyRun;
  readonly merge?: OnMerge;
  /** Over everything that the merge would change, see `planDigest`. */
  readonly digest: string;
  /** Where the complete text is kept, once it is: of what comment and page have room for all of, nothing is. */
  readonly completeIn?: CompleteIn;
}

/** Of a pull request whose job may ask nobody: what its files alone say. */
export interface StaticPicture extends Framed {
  readonly state: 'static';
  readonly base: StaticBase;
  readonly checks: readonly CodeCheck[];
  readonly code: StaticCode;
  readonly migrations: MigrationsOnMerge;
}

export type StaticBase =
  | { readonly kind: 'known'; readonly commit: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** `shipped`: the action's own, which no pull request changes. `app`: a program, which says nothing unless it is run. */
export type StaticCode =
  | { readonly kind: 'shipped' }
  | { readonly kind: 'app' | 'app gone' }
  | { readonly kind: 'listed'; readonly stacks: readonly StaticStack[] };

export interface StaticStack {
  readonly name: StackCode['name'];
  readonly resources: readonly string[];
  readonly modules: readonly string[];
  /** Against the base; absent where that is not known. */
  readonly changes?: readonly DeclaredChange[];
  readonly unread: readonly string[];
}

export type CompleteIn =
  | { readonly kind: 'artifact'; readonly name: string; readonly url: string }
  /** On the machine of the job, until it ends. */
  | { readonly kind: 'file'; readonly path: string };

export interface PlannedStack {
  readonly name: 'shared' | Color;
  readonly standing: StackStanding;
  readonly basis: { readonly kind: 'known' } | { readonly kind: 'provisional'; readonly why: string };
  /** Without what only the release changes. */
  readonly changes: readonly PlanChange[];
  /** A digest for each change that is more than a read, in their order. */
  readonly digests: readonly string[];
  /** Resources that change by image, release and revision alone. */
  readonly byRelease: number;
  readonly deferred: readonly PlanChange[];
  readonly drift: readonly PlanChange[];
  readonly outputChanges: number;
  readonly diagnostics: readonly PlanDiagnostic[];
}

/** What the merge brings besides infrastructure. */
export interface ReleaseLine {
  readonly image?: FromTo;
  readonly release?: FromTo;
}

export interface FromTo {
  readonly from?: string;
  readonly to?: string;
}

/** What a gate says of the plan; whatever stops blocks the merge's deploy. */
export interface Verdict {
  readonly gate: 'destroy' | 'policy' | 'schema' | 'hold';
  readonly kind: 'passes' | 'stops';
  readonly detail: string;
}

export interface PolicyRun {
  readonly command: string;
  readonly exitCode: number;
  readonly output: readonly string[];
}

/** What a deploy of the merged commit will do, in the order in which it does it. */
export interface OnMerge {
  readonly hold?: {
    readonly from: string;
    readonly by: string;
    readonly reason: string;
    readonly stops: boolean;
  };
  readonly image: ImageOnMerge;
  readonly settle?: SettleOnMerge;
  readonly migrations: MigrationsOnMerge;
  /** `rebuilt`: the idle one was removed, and is built anew first. */
  readonly colors: { readonly live?: Color; readonly idle: Color; readonly rebuilt?: true };
  readonly hostname: string;
  readonly verify: { readonly count: number; readonly paths: readonly string[] };
  readonly bakeMs: number;
  readonly warmMs: number;
  readonly estimate?: EstimateOnMerge;
}

export type ImageOnMerge =
  | { readonly kind: 'build'; readonly repository: string }
  /** `scan`: what its scan has found, in words. */
  | { readonly kind: 'reuse'; readonly image: string; readonly scan?: string };

/** The previous colour goes, and with it the way back to its release in seconds. */
export interface SettleOnMerge {
  readonly release: string;
  readonly endsWarmRollbackTo?: string;
  readonly contractCommand?: string;
}

export type MigrationsOnMerge =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly why: string }
  | { readonly kind: 'pending'; readonly migrations: readonly PendingMigration[] };

export interface PendingMigration {
  /** `orders.0004_total`. */
  readonly name: string;
  readonly phase: MigrationPhase;
  readonly operations: readonly string[];
  readonly guard: GuardVerdict;
  /** What waits while it runs, and how long it may; absent where that is not known. */
  readonly lockRisk?: string;
  readonly sql?: readonly string[];
}

export type GuardVerdict =
  | { readonly kind: 'survives'; readonly cautions: readonly string[] }
  | { readonly kind: 'refused'; readonly why: string; readonly instead: string }
  | { readonly kind: 'not judged'; readonly why: string };

export interface EstimateOnMerge {
  readonly ms: number;
  /** How many deploys of the ledger it is the median of. */
  readonly deploys: number;
}
