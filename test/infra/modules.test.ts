import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { copyInfra, type InfraCopy } from './infra-copy.ts';
import { copyMocked, standalone, standaloneRoots } from './mocked-copy.ts';
import { openTerraform, type Terraform } from './terraform-run.ts';

const INIT = ['init', '-backend=false', '-input=false', '-no-color'];
/** Seconds on a machine with nothing else to do. */
const PER_FOLDER = 300_000;

// Each of them is a terraform and a provider of its own.
vi.setConfig({ maxConcurrency: 2 });

let terraform: Terraform;
let infra: InfraCopy;
let mocked: InfraCopy;

beforeAll(async () => {
  terraform = await openTerraform();
  infra = await copyInfra();
  mocked = await copyMocked();
});

afterAll(() => Promise.all([infra.remove(), mocked.remove()]));

test('every file is formatted', async () => {
  const { output } = await terraform.run(infra.folder, ['fmt', '-check', '-recursive', '-list=true']);
  expect(output).toBe('');
});

// Apart from the copy with mocks, which has another module of secrets.
test.concurrent.each(standaloneRoots)('%s is valid', { timeout: PER_FOLDER }, async (root) => {
  const path = join(infra.folder, root);
  await terraform.succeed(path, INIT);
  expect(await validity(path)).toMatchObject({ valid: true, diagnostics: [] });
});

test.concurrent.each(standalone)('the assertions of %s hold', { timeout: PER_FOLDER }, async (folder) => {
  const path = join(mocked.folder, folder);
  await terraform.succeed(path, INIT);
  expect(await validity(path)).toMatchObject({ valid: true, diagnostics: [] });
  const { exitCode, output } = await terraform.run(path, ['test', '-no-color']);
  expect(output).toMatch(/Success! [1-9]\d* passed, 0 failed/);
  expect(exitCode).toBe(0);
});

async function validity(path: string): Promise<unknown> {
  const { stdout } = await terraform.run(path, ['validate', '-json']);
  return JSON.parse(stdout);
}
