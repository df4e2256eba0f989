import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mirrorsBelow, providerBuildsIn } from './provider-folders.ts';

async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flipgate-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('a mirror is found a few levels down, whatever its name', async () => {
  const root = await scratch();
  const mirror = join(root, 'some', 'plugins');
  await mkdir(join(mirror, 'registry.terraform.io', 'hashicorp', 'aws'), { recursive: true });
  await mkdir(join(root, 'other', 'a', 'b', 'c', 'd', 'registry.terraform.io'), { recursive: true });
  expect(await mirrorsBelow(root, 3)).toEqual([mirror]);
});

test('builds for this platform count, unpacked and packed, from either registry', async () => {
  const root = await scratch();
  const terraform = join(root, 'registry.terraform.io', 'hashicorp', 'aws');
  const opentofu = join(root, 'registry.opentofu.org', 'hashicorp', 'aws');
  await mkdir(join(terraform, '5.100.0', 'linux_arm64'), { recursive: true });
  await mkdir(join(terraform, '5.99.0', 'linux_amd64'), { recursive: true });
  await mkdir(opentofu, { recursive: true });
  const packed = 'terraform-provider-aws_6.2.0_linux_arm64.zip';
  for (const name of [packed, 'terraform-provider-aws_6.2.0_linux_amd64.zip', '6.2.0.json']) {
    await writeFile(join(opentofu, name), '');
  }
  expect(await providerBuildsIn(root, 'linux_arm64')).toEqual([
    { version: '5.100.0', path: join(terraform, '5.100.0', 'linux_arm64') },
    { version: '6.2.0', path: join(opentofu, packed) },
  ]);
});
