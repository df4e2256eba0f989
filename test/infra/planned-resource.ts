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
  const changes = await plannedChanges(terraform, folder, planOf(variables));
  const found = changes.find((change) => change.address === address);
  if (!found) throw new Error(`${folder} plans no ${address}`);
  return found.change.after;
}

/** All that the one run of a test file plans. */
export async function plannedChanges(
  terraform: Terraform,
  folder: string,
  test: string,
): Promise<readonly PlannedChange[]> {
  await writeFile(join(folder, 'tests', 'planned.tftest.hcl'), test);
  await terraform.succeed(folder, ['init', '-backend=false', '-input=false', '-no-color']);
  const only = '-filter=tests/planned.tftest.hcl';
  const { stdout } = await terraform.succeed(folder, ['test', '-json', '-verbose', only]);
  return stdout.split('\n').flatMap(changesIn);
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

export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly index?: string | number;
  // biome-ignore lint/suspicious/noExplicitAny: each type of resource has attributes of its own.
  readonly change: { readonly after: any };
}

function changesIn(line: string): readonly PlannedChange[] {
  if (!line.startsWith('{')) return [];
  const { test_plan } = JSON.parse(line) as { test_plan?: { resource_changes: readonly PlannedChange[] } };
  return test_plan?.resource_changes ?? [];
}
