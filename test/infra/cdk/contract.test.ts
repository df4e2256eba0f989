import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { BOOTSTRAP } from '../../../infra/cdk/lib/inputs/bootstrap-inputs.ts';
import { COLOR } from '../../../infra/cdk/lib/inputs/color-inputs.ts';
import { SHARED } from '../../../infra/cdk/lib/inputs/shared-inputs.ts';
import { terraformDocsPart } from '../../parts/terraform-docs.ts';
import { interfaceOf } from '../interface.ts';
import { evaluated } from './evaluated.ts';
import { readme } from './readme-tables.ts';

/** Milliseconds, where it is not there yet. */
const BUILDING = 300_000;

beforeAll(async () => {
  await terraformDocsPart();
}, BUILDING);

/** Inputs of one engine alone; what the other has in their place is told by the README. */
const OF_TERRAFORM: Readonly<Record<string, readonly string[]>> = {
  bootstrap: ['force_destroy', 'recovery_window_days', 'repositories'],
  // The first two are of Terragrunt's units.
  shared: ['others', 'part', 'backup_copy_region', 'database_instance_id'],
  color: [],
};
const OF_CDK: Readonly<Record<string, readonly string[]>> = {
  bootstrap: ['create_repositories'],
  shared: ['database_instance', 'permissions_boundary_arn'],
  color: ['existing_services'],
};

describe.each([
  ['bootstrap', BOOTSTRAP.names],
  ['shared', SHARED.names],
  ['color', COLOR.names],
] as const)('%s', (stack, names) => {
  test('takes the same inputs by the same names', async () => {
    const { inputs } = await interfaceOf(stack);
    const byTerraform = inputs.map(({ name }) => name).filter((name) => !OF_TERRAFORM[stack]?.includes(name));
    expect([...names].filter((name) => !OF_CDK[stack]?.includes(name)).sort()).toEqual(byTerraform.sort());
    expect(names).toEqual(expect.arrayContaining([...(OF_CDK[stack] ?? [])]));
  });
});

/** Null in what the snapshots are made of, and an output that is null is none. */
const NULL = ['permissions_boundary_arn', 'log_kms_key_arn'];
/** From a state that holds the network alone. */
const OF_UNITS = ['data_subnet_ids'];

test.each(['shared', 'color'] as const)('%s gives the same outputs by the same names', async (stack) => {
  const { outputs } = await interfaceOf(stack);
  const byTerraform = outputs
    .map(({ name }) => name)
    .filter((name) => ![...NULL, ...OF_UNITS].includes(name));
  expect(evaluated(`${stack}-production`).outputs.map(asContract).sort()).toEqual(byTerraform.sort());
});

test('the tables of the README are made of the code', () => {
  const { is, shouldBe } = readme();
  expect(is, 'run node test/infra/cdk/readme-tables.ts --write').toBe(shouldBe);
});

test('the app file has less than thirty lines', () => {
  const app = readFileSync(join(import.meta.dirname, '../../../infra/cdk/app.ts'), 'utf8');
  expect(app.split('\n').length).toBeLessThan(30);
});

/** `TaskSubnetIds` is `task_subnet_ids`. */
function asContract(output: string): string {
  return output.replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : '_'}${letter.toLowerCase()}`);
}
