import { z } from 'zod';
import type { PlanChange } from '../../model/plan-change.ts';
import { foreignDrift, type SaidInCode, splitDrift } from '../../model/plan-drift.ts';
import type { StackDrift } from '../../model/stack-drift.ts';
import { attributesInCode, inCodeAs } from './configured-attributes.ts';
import type { Giving } from './json-members.ts';
import { checkedFormat } from './plan-json.ts';
import { plannedChange, plannedResource } from './plan-resource.ts';

/** What is looked at of the JSON of a plan that only refreshes. */
export const DRIFT_SECTIONS: ReadonlyMap<string, Giving> = new Map([
  ['format_version', 'whole'],
  ['resource_drift', 'each'],
  ['configuration', 'whole'],
]);

/** Such a plan's JSON as it is taken part by part. The code comes after what differs from it. */
export class DriftReading {
  readonly #changes: PlanChange[] = [];
  #inCode: ReadonlyMap<string, SaidInCode> = new Map();
  #format = 'of no name';

  take(section: string, value: unknown): void {
    if (section === 'format_version') this.#format = z.string().parse(value);
    else if (section === 'configuration') this.#inCode = attributesInCode(value);
    else if (section === 'resource_drift') this.#takeDrift(value);
  }

  /** @throws Failure for a format other than 1.x. */
  drift(): StackDrift {
    checkedFormat(this.#format);
    const split = this.#changes.map((change) =>
      splitDrift(change, this.#inCode.get(inCodeAs(change.address))),
    );
    return {
      changes: split.flatMap(({ said }) => said ?? []),
      open: split.flatMap(({ open }) => open ?? []),
    };
  }

  #takeDrift(value: unknown): void {
    const change = plannedChange(plannedResource.parse(value));
    const foreign = change && foreignDrift(change);
    if (foreign !== undefined) this.#changes.push(foreign);
  }
}
