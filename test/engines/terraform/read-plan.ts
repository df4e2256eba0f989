import { DRIFT_SECTIONS, DriftReading } from '../../../src/engines/terraform/drift-json.ts';
import { JsonMembers } from '../../../src/engines/terraform/json-members.ts';
import { PLAN_SECTIONS, PlanReading } from '../../../src/engines/terraform/plan-json.ts';
import type { Plan } from '../../../src/model/plan-change.ts';
import type { StackDrift } from '../../../src/model/stack-drift.ts';

/** A plan's document as the action reads it, in chunks of this many bytes. */
export function readPlanText(text: string, chunk = 64 * 1024): Plan {
  const reading = new PlanReading();
  const members = new JsonMembers(PLAN_SECTIONS, (section, value) => reading.take(section, value));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunk) members.write(bytes.subarray(at, at + chunk));
  members.end();
  return reading.plan();
}

/** The same for one that only refreshes. */
export function readDriftText(text: string): StackDrift {
  const reading = new DriftReading();
  const members = new JsonMembers(DRIFT_SECTIONS, (section, value) => reading.take(section, value));
  members.write(Buffer.from(text));
  members.end();
  return reading.drift();
}
