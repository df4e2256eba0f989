import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tfVariables } from '../../src/engines/terragrunt/tf-variables.ts';
import { command } from '../parts/command.ts';
import { terraformPart } from '../parts/terraform.ts';
import { terragruntPart } from '../parts/terragrunt.ts';
import { copyUnits } from './infra-copy.ts';

type Shell = Readonly<Record<string, string>>;

/** A copy of `infra/` on a local cloud, with Terragrunt as a person types it. */
export interface TypedUnits {
  /** The copy. */
  readonly folder: string;
  /** The absolute paths of terragrunt, and of the terraform or tofu that it runs. */
  readonly programs: { readonly terragrunt: string; readonly terraform: string };
  /** What a shell has that reaches the cloud, before anything of a site is exported. */
  readonly shell: Shell;
  /**
   * @param words  typed in the stack's folder, or in `unit`, a folder of `units`
   * @param exported  variables of the stacks, beside the bucket
   * @returns what it printed
   * @throws an error with that, unless the exit code is 0
   */
  type(words: readonly string[], exported: Exported): Promise<string>;
  remove(): Promise<void>;
}

interface Exported {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly shell?: Shell;
  readonly unit?: string;
}

const NAMED = /^(TF_VAR_|FLIPGATE_|TG_)/;

/** @param cloud  what a process must have in its environment to live on it */
export async function openTypedUnits(cloud: Shell, bucket: string): Promise<TypedUnits> {
  const [{ folder, remove }, part, terragrunt] = await Promise.all([
    copyUnits(),
    terraformPart(),
    terragruntPart(),
  ]);
  for (const root of ['shared', 'color'])
    await writeFile(
      join(folder, 'terraform', root, 'provider_override.tf'),
      'provider "aws" {\n  s3_use_path_style = true\n}\n',
    );
  const given = Object.entries({ ...part.env, ...cloud }).filter(([name]) => !NAMED.test(name));
  const shell = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    ...Object.fromEntries(given),
    // Each command starts the AWS provider anew, and a fifth of that is collecting garbage.
    GOGC: 'off',
    GOMEMLIMIT: '2GiB',
  };
  const told = {
    FLIPGATE_BUCKET: bucket,
    TG_TF_PATH: part.binary,
    TG_NO_COLOR: 'true',
    TG_NON_INTERACTIVE: 'true',
  };
  const below = join(folder, 'terragrunt');
  return {
    folder,
    programs: { terragrunt, terraform: part.binary },
    shell,
    type: async (words, { variables, unit, shell: more }) => {
      const cwd =
        unit === undefined ? join(below, 'stacks', 'django-backend-prod') : join(below, 'units', unit);
      const env = { ...shell, ...tfVariables(variables), ...told, ...more };
      const { exitCode, output } = await command(terragrunt, words, { cwd, env });
      if (exitCode === 0) return output;
      throw new Error(`terragrunt ${words.join(' ')}: exit code ${exitCode}\n${output}`);
    },
    remove,
  };
}
