import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { typedName, unwrapped } from '../../../src/engines/terraform/unwrapped.ts';
import { GO, openScene, type Scene, SHARED } from './scene.ts';

let scene: Scene;
afterEach(() => scene.close());

test("a setup action's wrapper is gone round", async () => {
  scene = await openScene({ shared: 'output "x" { value = 1 }\n' });
  const folder = join(scene.folder, 'bin');
  await mkdir(folder);
  const wrapper = join(folder, 'terraform');
  await writeFile(wrapper, '#!/bin/sh\necho the wrapper was run >&2\nexit 1\n');
  await chmod(wrapper, 0o755);
  expect(await unwrapped(wrapper)).toBe(wrapper);
  await symlink(scene.options.binary, `${wrapper}-bin`);
  expect(await unwrapped(wrapper)).toBe(`${wrapper}-bin`);
  expect(await scene.open({ binary: wrapper }).outputs(SHARED, GO)).toBeUndefined();
  expect(typedName(`${wrapper}-bin`)).toBe('terraform');
});
