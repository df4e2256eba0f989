import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const TERRAFORM = join(import.meta.dirname, '..', '..', 'infra', 'terraform');

export interface InfraCopy {
  /** Holds the roots `bootstrap`, `shared`, `color`, and `modules`. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** The Terraform code without what terraform itself leaves in its folders. */
export async function copyInfra(): Promise<InfraCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-infra-'));
  await cp(TERRAFORM, folder, { recursive: true, filter: (path) => !isLeftover(basename(path)) });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

function isLeftover(name: string): boolean {
  return name.startsWith('.terraform') || name.includes('.tfstate') || name.endsWith('.tfvars');
}
