/** One resource's fate in a plan, neutral to the engine that planned it. */
export interface PlanChange {
  /** The engine's own address, as `allow-destroy` takes it. */
  readonly address: string;
  /** The resource type, for example `aws_db_instance`. */
  readonly type: string;
  readonly action: 'create' | 'update' | 'replace' | 'destroy' | 'read';
  /** The engine's reason for a replacement or removal, where it gives one. */
  readonly reason?: string;
  /** Commands that keep what is there, in order, where the engine knows some. */
  readonly keptBy?: readonly string[];
}
