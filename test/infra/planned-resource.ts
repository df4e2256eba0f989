import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Terraform } from './terraform-run.ts';

/**
 * One resource of a module as it is to be, planned without any cloud; what is known only afterwards is left out.
 * @param folder the module's, in a copy that a file may be written into
 * @param variables the body of a `variables` block; what has a default may be left out
 * @throws an error when the module plans no such resource
 */
export async function plannedResource(
  terraform: Terraform,
  folder: string,
  variables: string,
  address: string,
): Promise<unknown> {
  await writeFile(join(folder, 'tests', 'planned.tftest.hcl'), planOf(variables));
  await terraform.succeed(folder, ['init', '-backend=false', '-input=false', '-no-color']);
  const only = '-filter=tests/planned.tftest.hcl';
  const { stdout } = await terraform.succeed(folder, ['test', '-json', '-verbose', only]);
  const found = stdout
    .split('\n')
    .flatMap(changesIn)
    .find((change) => change.address === address);
  if (!found) throw new Error(`${folder} plans no ${address}`);
  return found.change.after;
}

function planOf(variables: string): string {
  return `
mock_provider "aws" {
  mock_data "aws_secretsmanager_secret_version" {
    defaults = {
      secret_string = "0123456789abcdef0123456789abcdef"
    }
  }
}

run "plan" {
  command = plan

  variables {
    ${variables}
  }
}
`;
}

interface Change {
  readonly address: string;
  readonly change: { readonly after: unknown };
}

function changesIn(line: string): readonly Change[] {
  if (!line.startsWith('{')) return [];
  const { test_plan } = JSON.parse(line) as { test_plan?: { resource_changes: readonly Change[] } };
  return test_plan?.resource_changes ?? [];
}
