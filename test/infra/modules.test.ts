import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { isCloudflare, modules, roots } from './folders.ts';
import { copyInfra, type InfraCopy } from './infra-copy.ts';
import { openTerraform, type Terraform } from './terraform-run.ts';

const MOCKED = join(import.meta.dirname, 'mocked');
/** No root may have its ephemeral output, and mocks know none: the roots that use it show it, by a real apply too. */
const EPHEMERAL = 'modules/secret';
const FOLDERS = [...modules, ...roots].filter((folder) => folder !== EPHEMERAL && !isCloudflare(folder));
/** Seconds on a machine with nothing else to do. */
const PER_FOLDER = 300_000;

// Each of them is a terraform and a provider of its own.
vi.setConfig({ maxConcurrency: 2 });

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

test.concurrent.each(FOLDERS)('%s is valid', { timeout: PER_FOLDER }, async (folder) => {
  const path = join(infra.folder, folder);
  await terraform.succeed(path, ['init', '-backend=false', '-input=false', '-no-color']);
  const { stdout } = await terraform.run(path, ['validate', '-json']);
  expect(JSON.parse(stdout)).toMatchObject({ valid: true, diagnostics: [] });
});

describe('with every AWS resource mocked', () => {
  let mocked: InfraCopy;

  beforeAll(async () => {
    mocked = await copyInfra();
    const secret = join(mocked.folder, EPHEMERAL);
    await rm(secret, { recursive: true });
    await cp(join(MOCKED, 'secret'), secret, { recursive: true });
    for (const root of roots) await addMocked(root);
  });

  afterAll(() => mocked.remove());

  test.concurrent.each(FOLDERS)('the assertions of %s hold', { timeout: PER_FOLDER }, async (folder) => {
    const path = join(mocked.folder, folder);
    await terraform.succeed(path, ['init', '-backend=false', '-input=false', '-no-color']);
    const { exitCode, output } = await terraform.run(path, ['test', '-no-color']);
    expect(output).toMatch(/Success! [1-9]\d* passed, 0 failed/);
    expect(exitCode).toBe(0);
  });

  /** Tests that need the mocked `secret` stand here and not beside the code that users get. */
  async function addMocked(root: string): Promise<void> {
    const tests = join(mocked.folder, root, 'tests');
    const files = readdirSync(MOCKED).filter((name) => name.startsWith(root) && name.endsWith('.tftest.hcl'));
    if (!existsSync(tests)) await mkdir(tests);
    for (const file of files) await cp(join(MOCKED, file), join(tests, file));
  }
});
