import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Color } from '../../src/model/color.ts';
import { type AppliedResource, resourcesOf } from './applied-resources.ts';
import { copyInfra, type InfraCopy } from './infra-copy.ts';
import type { Terraform } from './terraform-run.ts';

export type Root = 'bootstrap' | 'shared' | Color;
export type Outputs = Readonly<Record<string, unknown>>;

export interface PlannedChange {
  readonly address: string;
  readonly actions: readonly string[];
}

/** One root with its state, applied for real. */
export interface AppliedStack {
  apply(variables: Outputs): Promise<Outputs>;
  /** What a plan with the variables of the last apply would do; empty when nothing. */
  changes(variables?: Outputs): Promise<readonly PlannedChange[]>;
  /** The whole document of a plan, as `show -json` writes it. */
  plan(variables: Outputs, more?: readonly string[]): Promise<string>;
  /** Everything in the state, in modules too. */
  resources(): Promise<readonly AppliedResource[]>;
  /** The state itself, as a backend keeps it. */
  state(): Promise<string>;
  /** With the variables of the last apply. */
  destroy(): Promise<void>;
}

/**
 * A copy of the code of one root, since two runs in one folder would share its `.terraform`.
 * @param backend what `init` is told as `-backend-config`; none for the root that begins with a local state.
 */
export async function openStack(
  terraform: Terraform,
  root: Root,
  backend: Readonly<Record<string, string>>,
): Promise<AppliedStack & Pick<InfraCopy, 'remove'>> {
  const copy = await copyInfra();
  const folder = join(copy.folder, root === 'blue' || root === 'green' ? 'color' : root);
  // The stand-in for S3 has an address instead of a name, in front of which no bucket's name can stand.
  await writeFile(join(folder, 'provider_override.tf'), 'provider "aws" {\n  s3_use_path_style = true\n}\n');
  const settings = Object.entries(backend).map(([name, value]) => `-backend-config=${name}=${value}`);
  await terraform.succeed(folder, ['init', '-input=false', '-no-color', ...settings]);
  return { remove: copy.remove, ...folderStack(terraform, folder) };
}

/** The root in this folder, in which `init` has run. */
export function folderStack(terraform: Terraform, folder: string): AppliedStack {
  const file = join(folder, 'test.auto.tfvars.json');
  const given = (variables: Outputs) => writeFile(file, JSON.stringify(variables));
  let applied: Outputs | undefined;
  return {
    apply: async (variables) => {
      applied = variables;
      await given(variables);
      await terraform.succeed(folder, ['apply', '-auto-approve', '-input=false', '-no-color']);
      return outputsOf(terraform, folder);
    },
    changes: async (variables) => {
      if (variables) await given(variables);
      return changesOf(terraform, folder);
    },
    plan: async (variables, more) => {
      await given(variables);
      return planText(terraform, folder, more);
    },
    resources: async () => resourcesOf(await terraform.succeed(folder, ['show', '-json'])),
    state: async () => (await terraform.succeed(folder, ['state', 'pull'])).stdout,
    destroy: async () => {
      if (applied) await given(applied);
      await terraform.succeed(folder, ['destroy', '-auto-approve', '-input=false', '-no-color']);
    },
  };
}

async function outputsOf(terraform: Terraform, folder: string): Promise<Outputs> {
  const { stdout } = await terraform.succeed(folder, ['output', '-json']);
  const outputs = JSON.parse(stdout) as Record<string, { value: unknown }>;
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

async function planText(terraform: Terraform, folder: string, more: readonly string[] = []): Promise<string> {
  await mkdir(join(folder, 'plans'), { recursive: true });
  const file = join('plans', 'plan');
  // As the action plans: a plan writes nothing, not even a lock.
  const args = ['plan', '-input=false', '-no-color', '-lock=false', `-out=${file}`, ...more];
  await terraform.succeed(folder, args);
  return (await terraform.succeed(folder, ['show', '-json', file])).stdout;
}

async function changesOf(terraform: Terraform, folder: string): Promise<readonly PlannedChange[]> {
  const plan = JSON.parse(await planText(terraform, folder)) as {
    resource_changes?: readonly { address: string; change: { actions: readonly string[] } }[];
  };
  return (plan.resource_changes ?? [])
    .map(({ address, change }) => ({ address, actions: change.actions }))
    .filter(({ actions }) => actions.join() !== 'no-op' && actions.join() !== 'read');
}
