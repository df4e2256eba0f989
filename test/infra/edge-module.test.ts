import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudflareProvider } from '../parts/cloudflare-provider.ts';
import { terraformPart } from '../parts/terraform.ts';
import { isCloudflare, modules, roots } from './folders.ts';
import { copyInfra, type InfraCopy } from './infra-copy.ts';
import { openTerraform, type Terraform } from './terraform-run.ts';

const FOLDERS = [...modules, ...roots].filter(isCloudflare);
const PER_FOLDER = 180_000;

let terraform: Terraform;
let infra: InfraCopy;

beforeAll(async () => {
  const { binary } = await terraformPart();
  terraform = await openTerraform((await cloudflareProvider(binary)).env);
  infra = await copyInfra();
  for (const folder of FOLDERS) {
    await terraform.succeed(join(infra.folder, folder), [
      'init',
      '-backend=false',
      '-input=false',
      '-no-color',
    ]);
  }
});

afterAll(() => infra.remove());

test.each(FOLDERS)('%s is valid', { timeout: PER_FOLDER }, async (folder) => {
  const { stdout } = await terraform.run(join(infra.folder, folder), ['validate', '-json']);
  expect(JSON.parse(stdout)).toMatchObject({ valid: true, diagnostics: [] });
});

test('the assertions of the module hold', { timeout: PER_FOLDER }, async () => {
  const module = join(infra.folder, 'modules', 'cloudflare-edge');
  const { exitCode, output } = await terraform.run(module, ['test', '-no-color']);
  expect(output).toMatch(/Success! [1-9]\d* passed, 0 failed/);
  expect(exitCode).toBe(0);
});
