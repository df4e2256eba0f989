import { readdirSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isCloudflare, modules, roots } from './folders.ts';
import { copyInfra, type InfraCopy } from './infra-copy.ts';

const MOCKED = join(import.meta.dirname, 'mocked');
/** No root may have its ephemeral output, and mocks know none: the roots that use it show it, by a real apply too. */
const EPHEMERAL = 'modules/secret';

/** The roots that need the AWS provider alone. */
export const standaloneRoots: readonly string[] = roots.filter((folder) => !isCloudflare(folder));

/** Every module and root that needs the AWS provider alone, and can be one by itself. */
export const standalone: readonly string[] = [
  ...modules.filter((folder) => folder !== EPHEMERAL && !isCloudflare(folder)),
  ...standaloneRoots,
];

/** A copy in which `terraform test` needs no cloud: the module of secrets is a plain one there. */
export async function copyMocked(): Promise<InfraCopy> {
  const copy = await copyInfra();
  const secret = join(copy.folder, EPHEMERAL);
  await rm(secret, { recursive: true });
  await cp(join(MOCKED, 'secret'), secret, { recursive: true });
  for (const root of roots) await addTests(copy.folder, root);
  return copy;
}

/** Tests that need the plain module of secrets stand apart from the code that users get. */
async function addTests(folder: string, root: string): Promise<void> {
  const tests = join(folder, root, 'tests');
  await mkdir(tests, { recursive: true });
  const files = readdirSync(MOCKED).filter((name) => name.startsWith(root) && name.endsWith('.tftest.hcl'));
  for (const file of files) await cp(join(MOCKED, file), join(tests, file));
}
