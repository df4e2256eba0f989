import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { commandOutput } from '../../../src/adapters/exec.ts';
import { typedName, unwrapped } from '../../../src/engines/terraform/unwrapped.ts';
import { isAtLeast } from '../../../src/model/version.ts';
import { OLDEST_TERRAFORM } from '../../../src/wire/terraform-program.ts';
import { type Checked, found, missing } from '../checked.ts';

export interface Program {
  /** Absolute. */
  readonly path: string;
  readonly version: string;
}

export const TERRAFORM = 'Terraform (https://developer.hashicorp.com/terraform/install)';
export const TOFU = 'OpenTofu (https://opentofu.org/docs/intro/install)';

/** The first terraform or tofu on PATH that is new enough. */
export async function checkTerraform(path: string): Promise<Checked<Program>> {
  const remedy = `Install ${TERRAFORM} or ${TOFU}, ${OLDEST_TERRAFORM} or newer.`;
  const unfit: string[] = [];
  for (const candidate of await onPath(path)) {
    const version = await versionOf(candidate).catch(() => undefined);
    if (version !== undefined && isAtLeast(version, OLDEST_TERRAFORM))
      return found({ path: candidate, version }, `${typedName(candidate)} ${version}`);
    unfit.push(`${candidate} ${version === undefined ? 'does not tell its version' : `is ${version}`}`);
  }
  if (unfit.length === 0) return missing('Neither terraform nor tofu is on PATH.', remedy);
  return missing(
    `No terraform or tofu of ${OLDEST_TERRAFORM} or newer is on PATH: ${unfit.join(', ')}.`,
    remedy,
  );
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

export async function versionOf(program: string): Promise<string> {
  const env = { ...(process.env as Record<string, string>), CHECKPOINT_DISABLE: '1' };
  const text = await commandOutput(program, ['version', '-json'], { env });
  return (JSON.parse(text) as { terraform_version: string }).terraform_version;
}
