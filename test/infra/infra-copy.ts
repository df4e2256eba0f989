import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const INFRA = join(import.meta.dirname, '..', '..', 'infra');

export interface InfraCopy {
  /** Of copyInfra, holds the roots `bootstrap`, `shared`, `color`, and `modules`. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** The Terraform code without what tools leave in its folders. */
export async function copyInfra(): Promise<InfraCopy> {
  return copyOf(join(INFRA, 'terraform'));
}

/** The same beside Terragrunt's units, as `terraform` and `terragrunt`. */
export async function copyUnits(): Promise<InfraCopy> {
  return copyOf(INFRA);
}

/** All of `infra`, as a checkout has it. */
export async function copyInfraTo(folder: string): Promise<void> {
  await copyInto(INFRA, folder);
}

async function copyInto(from: string, folder: string): Promise<void> {
  await cp(from, folder, { recursive: true, filter: (path) => !isLeftover(basename(path)) });
}

async function copyOf(from: string): Promise<InfraCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-infra-'));
  await copyInto(from, folder);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

function isLeftover(name: string): boolean {
  return (
    /^(\.terra(form|grunt)|node_modules$|cdk\.out$)/.test(name) ||
    name.includes('.tfstate') ||
    name.endsWith('.tfvars')
  );
}
