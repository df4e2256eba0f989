import { z } from 'zod';
import { Failure } from '../../model/failure.ts';
import type { Plan, PlanChange } from '../../model/plan-change.ts';
import { foreignDrift } from '../../model/plan-drift.ts';
import type { Giving } from './json-members.ts';
import { deferralInWords } from './plan-reason.ts';
import { type PlannedResource, plannedChange, plannedResource } from './plan-resource.ts';

const version = z.string();
const deferral = z.object({ reason: z.string(), resource_change: plannedResource });
const output = z.object({ actions: z.array(z.string()), before: z.unknown().optional() });
const outputs = z.record(z.string(), output);

/** What of a plan's JSON is looked at, and how it is taken. */
export const PLAN_SECTIONS: ReadonlyMap<string, Giving> = new Map([
  ['format_version', 'whole'],
  ['resource_changes', 'each'],
  ['resource_drift', 'each'],
  ['deferred_changes', 'each'],
  ['output_changes', 'whole'],
]);

/** A plan's JSON as it is taken part by part. What it is not asked for it never holds: the document tells everything three times. */
export class PlanReading {
  readonly #changes: PlanChange[] = [];
  readonly #deferred: PlanChange[] = [];
  readonly #drift: PlanChange[] = [];
  readonly #ids = new Map<string, string>();
  #outputChanges = 0;
  #format: string | undefined;

  /** @throws Failure for a format other than 1.x, or an action that is not known. */
  take(section: string, value: unknown): void {
    if (section === 'format_version') this.#format = checkedFormat(version.parse(value));
    else if (section === 'resource_changes') this.#takeResource(plannedResource.parse(value));
    else if (section === 'deferred_changes') this.#takeDeferral(deferral.parse(value));
    else if (section === 'resource_drift') this.#takeDrift(plannedResource.parse(value));
    else if (section === 'output_changes')
      this.#outputChanges = Object.values(outputs.parse(value)).filter(isOutputChange).length;
  }

  plan(): Plan {
    if (this.#format === undefined) checkedFormat('of no name');
    return {
      changes: this.#changes,
      deferred: this.#deferred,
      drift: this.#drift,
      outputChanges: this.#outputChanges,
      diagnostics: [],
      ids: this.#ids,
    };
  }

  #takeResource(resource: PlannedResource): void {
    const change = plannedChange(resource);
    if (change !== undefined) this.#changes.push(change);
    this.#noteIds(resource);
  }

  #takeDeferral({ reason, resource_change }: z.infer<typeof deferral>): void {
    const change = plannedChange(resource_change);
    if (change !== undefined) this.#deferred.push({ ...change, reason: deferralInWords(reason) });
  }

  #takeDrift(resource: PlannedResource): void {
    const change = plannedChange(resource);
    const drifted = change && foreignDrift(change);
    if (drifted !== undefined) this.#drift.push(drifted);
  }

  #noteIds({ address, type, mode, change }: PlannedResource): void {
    // Every deploy makes a new revision: they are blanked by their shape.
    if (mode !== 'managed' || type === 'aws_ecs_task_definition') return;
    for (const name of NAMED_BY_PROVIDER) {
      const id = change.before?.[name];
      if (typeof id === 'string' && id.length >= SHORTEST_ID && !this.#ids.has(id))
        this.#ids.set(id, `<${address}.${name}>`);
    }
  }
}

const NAMED_BY_PROVIDER = ['id', 'arn', 'arn_suffix', 'dns_name'] as const;
const SHORTEST_ID = 6;

/** @throws Failure for a format that this release does not read. */
export function checkedFormat(format: string): string {
  if (format.startsWith('1.')) return format;
  throw new Failure(
    `The plan is written in format ${format}; this release of the action reads 1.x.`,
    'Use a Terraform 1.x or OpenTofu 1.x, or update the action.',
  );
}

/** Another revision of a task definition is what a release is, and is told as such. */
function isOutputChange({ actions, before }: z.infer<typeof output>): boolean {
  if (actions.join() === 'no-op') return false;
  return !(typeof before === 'string' && before.includes(':task-definition/'));
}
