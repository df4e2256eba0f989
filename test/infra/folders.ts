import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const TERRAFORM = join(import.meta.dirname, '..', '..', 'infra', 'terraform');

/** The folders below `infra/terraform` that hold a root, for example `shared`. */
export const roots: readonly string[] = codeBelow('.');

/** Those that hold a module, for example `modules/redis`. */
export const modules: readonly string[] = codeBelow('modules').map((name) => `modules/${name}`);

/** Whether it needs Cloudflare's provider: those are tested by `edge.test.ts`, which finds one. */
export function isCloudflare(folder: string): boolean {
  return tfFiles(join(TERRAFORM, folder)).some((file) =>
    readFileSync(file, 'utf8').includes('"cloudflare/cloudflare"'),
  );
}

function codeBelow(folder: string): readonly string[] {
  return readdirSync(join(TERRAFORM, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && tfFiles(join(TERRAFORM, folder, entry.name)).length > 0)
    .map(({ name }) => name)
    .sort();
}

function tfFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tf'))
    .map((name) => join(folder, name));
}
