import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyInfra, type InfraCopy } from './infra-copy.ts';
import { openTerraform, type Terraform } from './terraform-run.ts';

const MOCKED = join(import.meta.dirname, 'mocked');
const ROOTS = ['bootstrap', 'shared', 'color'] as const;
/** `secret` has no mocks: those know no ephemeral resources. */
const MODULES = ['network', 'postgresql', 'redis', 'ecs-cluster', 'ecr', 'ecs-color'] as const;
const FOLDERS = [...MODULES.map((name) => `modules/${name}`), ...ROOTS];
const PER_FOLDER = 60_000;

let terraform: Terraform;
let infra: InfraCopy;

beforeAll(async () => {
  terraform = await openTerraform();
  infra = await copyInfra();
}, 600_000);

afterAll(() => infra.remove());

test('every file is formatted', async () => {
  const { output } = await terraform.run(infra.folder, ['fmt', '-check', '-recursive', '-list=true']);
  expect(output).toBe('');
});

// Which validates the modules too: the roots use all of them.
test.each(ROOTS)('%s is valid', { timeout: PER_FOLDER }, async (folder) => {
  const path = join(infra.folder, folder);
  await terraform.succeed(path, ['init', '-backend=false', '-input=false', '-no-color']);
  const { stdout } = await terraform.run(path, ['validate', '-json']);
  expect(JSON.parse(stdout)).toMatchObject({ valid: true, diagnostics: [] });
});

describe('with every AWS resource mocked', () => {
  let mocked: InfraCopy;

  beforeAll(async () => {
    mocked = await copyInfra();
    const secret = join(mocked.folder, 'modules', 'secret');
    await rm(secret, { recursive: true });
    await cp(join(MOCKED, 'secret'), secret, { recursive: true });
    for (const root of ['bootstrap', 'shared']) {
      const tests = join(mocked.folder, root, 'tests');
      await mkdir(tests);
      await cp(join(MOCKED, `${root}.tftest.hcl`), join(tests, `${root}.tftest.hcl`));
    }
  });

  afterAll(() => mocked.remove());

  test.each(FOLDERS)('the assertions of %s hold', { timeout: PER_FOLDER }, async (folder) => {
    const path = join(mocked.folder, folder);
    await terraform.succeed(path, ['init', '-backend=false', '-input=false', '-no-color']);
    const { exitCode, output } = await terraform.run(path, ['test', '-no-color']);
    expect(output).toContain('Success!');
    expect(exitCode).toBe(0);
  });
});
