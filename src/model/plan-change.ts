/** What becomes of one thing. `forget`: it leaves the state and goes on existing. */
export type PlanAction = 'create' | 'update' | 'replace' | 'destroy' | 'forget' | 'read' | 'move' | 'import';

/** `create-only`: the present one leaves the state and goes on existing. */
export type ReplaceOrder = 'destroy-first' | 'create-first' | 'create-only';

/**
 * One side of a difference. A known value is JSON text without what looks like a secret; a sensitive one has no text, so that nothing
 * behind this model can show it.
 */
export type AttributeValue = { readonly known: string } | 'absent' | 'unknown' | 'sensitive';

export interface AttributeChange {
  /** For example `ingress[0].cidr_blocks` or `container_definitions.web.environment.DEBUG`. */
  readonly path: string;
  readonly before: AttributeValue;
  readonly after: AttributeValue;
}

/** One resource's fate in a plan, neutral to the engine that planned it. */
export interface PlanChange {
  /** The engine's own address, as `allow-destroy` takes it. */
  readonly address: string;
  /** The resource type, for example `aws_db_instance`. */
  readonly type: string;
  readonly action: PlanAction;
  /** Of a replacement. */
  readonly order?: ReplaceOrder;
  /** The engine's own word for why, where it gives one. */
  readonly cause?: string;
  /** Why, in words with values in backticks; absent where the differences say it. */
  readonly reason?: string;
  /** The address that it had. */
  readonly movedFrom?: string;
  /** Empty where nothing of it is left to compare with: for what goes, and what is only read. */
  readonly attributes?: readonly AttributeChange[];
  /** What it opens to everybody, a sentence each. */
  readonly opens?: readonly string[];
  /** What it allows by IAM that was not allowed before, a sentence each. */
  readonly grants?: readonly string[];
  /** Of what goes: the setting by which the platform refuses that, where it is on. */
  readonly heldBy?: string;
  /** Commands that keep what is there, in order, where the engine knows some. */
  readonly keptBy?: readonly string[];
}

export interface PlanDiagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** As a reader of the repository would look for it. */
  readonly file?: string;
  readonly line?: number;
  readonly address?: string;
}

/** What an engine found out about one stack. */
export interface Plan {
  readonly changes: readonly PlanChange[];
  /** What the engine puts off to a later plan, with its reason. */
  readonly deferred: readonly PlanChange[];
  /** What somebody else changed: from what the state says to what there is. */
  readonly drift: readonly PlanChange[];
  /** How many outputs change, those apart that only name another revision of a task definition. */
  readonly outputChanges: number;
  readonly diagnostics: readonly PlanDiagnostic[];
  /** What the provider named by itself, by that name: its resource's address and attribute. Two plans of equal code differ in these. */
  readonly ids: ReadonlyMap<string, string>;
}
