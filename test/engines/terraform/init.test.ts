import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockFileOf } from '../../../src/engines/terraform/lock-file.ts';
import { pluginCache } from '../../../src/engines/terraform/plugin-cache.ts';
import { BLUE, GO, openScene, SHARED } from './scene.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipgate-init-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the lock file of providers', () => {
  test.each([
    [undefined, 'terraform', 'absent'],
    ['provider "registry.terraform.io/hashicorp/aws" {}', 'terraform', 'present'],
    ['provider "registry.terraform.io/hashicorp/aws" {}', 'tofu', 'absent'],
    ['provider "registry.opentofu.org/hashicorp/aws" {}', 'tofu', 'present'],
    ['', 'tofu', 'present'],
  ])('%j for %s', async (text, program, expected) => {
    if (text !== undefined) await writeFile(join(folder, '.terraform.lock.hcl'), text);
    expect(await lockFileOf(folder, program)).toBe(expected);
  });
});

describe('what init downloads', () => {
  const cache = () => join(folder, 'plugins');

  test('is kept for the next stack', async () => {
    expect(await pluginCache({ HOME: folder }, cache(), 'present')).toEqual({ TF_PLUGIN_CACHE_DIR: cache() });
    expect(await pluginCache({ HOME: folder }, cache(), 'absent')).toMatchObject({
      TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1',
    });
  });

  test("is left to the user's own cache", async () => {
    expect(await pluginCache({ TF_PLUGIN_CACHE_DIR: '/cache' }, cache(), 'present')).toEqual({});
    await writeFile(join(folder, '.terraformrc'), 'plugin_cache_dir = "/cache"\n');
    expect(await pluginCache({ HOME: folder }, cache(), 'present')).toEqual({});
    const elsewhere = { HOME: folder, TF_CLI_CONFIG_FILE: join(folder, 'none') };
    expect(await pluginCache(elsewhere, cache(), 'present')).not.toEqual({});
  });

  test('is not fetched twice, nor at once', async () => {
    const aws = 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\n';
    const scene = await openScene({ shared: aws, color: aws });
    try {
      const engine = scene.open();
      await Promise.all([engine.outputs(SHARED, GO), engine.outputs(BLUE, GO)]);
      expect(await readdir(join(scene.options.workFolder, 'plugins'))).toHaveLength(1);
      for (const stack of ['shared', 'color-blue']) {
        const inits = await readdir(join(scene.options.workFolder, stack));
        const init = inits.find((name) => name.startsWith('init-')) ?? '';
        const said = await readFile(join(scene.options.workFolder, stack, init, 'stdout'), 'utf8');
        expect(said.includes('shared cache directory')).toBe(stack !== 'shared');
      }
    } finally {
      await scene.close();
    }
  });
});
