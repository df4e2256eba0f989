import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { commandOutput } from '../../../src/adapters/exec.ts';
import { typedName, unwrapped } from '../../../src/engines/terraform/unwrapped.ts';
import { type Checked, found, missing } from '../checked.ts';

export interface Program {
  /** Absolute. */
  readonly path: string;
  readonly version: string;
}

const INSTALL =
  'Install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu (https://opentofu.org/docs/intro/install).';

/** The first terraform or tofu on PATH that is new enough: write-only arguments, which keep passwords out of states, came with 1.11. */
export async function checkTerraform(path: string): Promise<Checked<Program>> {
  const old: string[] = [];
  for (const candidate of await onPath(path)) {
    const version = await versionOf(candidate);
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major > 1 || (major === 1 && minor >= 11))
      return found({ path: candidate, version }, `${typedName(candidate)} ${version}`);
    old.push(`${candidate} is ${version}`);
  }
  if (old.length === 0) return missing('Neither terraform nor tofu is on PATH.', INSTALL);
  return missing(`No terraform or tofu of 1.11 or newer is on PATH: ${old.join(', ')}.`, INSTALL);
}

async function onPath(path: string): Promise<readonly string[]> {
  const places = ['terraform', 'tofu'].flatMap((name) =>
    path.split(delimiter).map((folder) => join(folder, name)),
  );
  const there = await Promise.all(
    places.map((place) =>
      access(place, constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return Promise.all(places.filter((_, at) => there[at]).map(unwrapped));
}

async function versionOf(program: string): Promise<string> {
  const env = { ...(process.env as Record<string, string>), CHECKPOINT_DISABLE: '1' };
  const text = await commandOutput(program, ['version', '-json'], { env });
  return (JSON.parse(text) as { terraform_version: string }).terraform_version;
}
