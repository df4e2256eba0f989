import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../model/plan-change.ts';
import type { StackDrift } from '../../model/stack-drift.ts';
import { DRIFT_SECTIONS, DriftReading } from './drift-json.ts';
import { type Giving, JsonMembers, type Take } from './json-members.ts';
import type { TerraformOptions } from './options.ts';
import { PLAN_SECTIONS, PlanReading } from './plan-json.ts';
import { whyNot } from './run-failure.ts';
import { type Place, runTerraform } from './terraform-run.ts';

/**
 * What `show -json` writes of a plan file. It holds secrets in clear, so its file does not stay.
 * @param read  is given that file's path.
 */
export async function readPlan<T>(
  options: TerraformOptions,
  place: Place,
  args: readonly string[],
  signal: AbortSignal,
  read: (path: string) => Promise<T>,
): Promise<T> {
  const run = await runTerraform(options, place, args, signal);
  try {
    if (run.ending.kind === 'exited' && run.ending.code === 0) return await read(join(run.folder, 'stdout'));
    throw await whyNot(options, place, run, signal);
  } finally {
    await rm(run.folder, { recursive: true });
  }
}

const CHUNK = 1024 * 1024;

/** A plan's JSON from a file, read as it comes. */
export async function readPlanFile(path: string): Promise<Plan> {
  const reading = new PlanReading();
  await readFileMembers(path, PLAN_SECTIONS, (section, value) => reading.take(section, value));
  return reading.plan();
}

/** What somebody changed, from the JSON of a plan that only refreshes. */
export async function readDriftFile(path: string): Promise<StackDrift> {
  const reading = new DriftReading();
  await readFileMembers(path, DRIFT_SECTIONS, (section, value) => reading.take(section, value));
  return reading.drift();
}

async function readFileMembers(
  path: string,
  sections: ReadonlyMap<string, Giving>,
  take: Take,
): Promise<void> {
  const members = new JsonMembers(sections, take);
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
}
