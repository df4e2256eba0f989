import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../model/plan-change.ts';
import { JsonMembers } from './json-members.ts';
import type { TerraformOptions } from './options.ts';
import { PLAN_SECTIONS, PlanReading } from './plan-json.ts';
import { whyNot } from './run-failure.ts';
import { type Place, runTerraform } from './terraform-run.ts';

/** What `show -json` writes of a plan file. It holds secrets in clear, so its file does not stay. */
export async function readPlan(
  options: TerraformOptions,
  place: Place,
  args: readonly string[],
  signal: AbortSignal,
): Promise<Plan> {
  const run = await runTerraform(options, place, args, signal);
  try {
    if (run.ending.kind === 'exited' && run.ending.code === 0)
      return await readPlanFile(join(run.folder, 'stdout'));
    throw await whyNot(options, place, run, signal);
  } finally {
    await rm(run.folder, { recursive: true });
  }
}

const CHUNK = 1024 * 1024;

/** A plan's JSON from a file, read as it comes. */
export async function readPlanFile(path: string): Promise<Plan> {
  const reading = new PlanReading();
  const members = new JsonMembers(PLAN_SECTIONS, (section, value) => reading.take(section, value));
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK);
      if (bytesRead === 0) break;
      members.write(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
  members.end();
  return reading.plan();
}
