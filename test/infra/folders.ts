import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const TERRAFORM = join(import.meta.dirname, '..', '..', 'infra', 'terraform');

/** The folders below `infra/terraform` that hold a root, for example `shared`. */
export const roots: readonly string[] = codeBelow('.');

/** Those that hold a module, for example `modules/redis`. */
export const modules: readonly string[] = codeBelow('modules').map((name) => `modules/${name}`);

function codeBelow(folder: string): readonly string[] {
  return readdirSync(join(TERRAFORM, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && holdsCode(join(TERRAFORM, folder, entry.name)))
    .map(({ name }) => name)
    .sort();
}

/** Among the files themselves: a folder of modules holds none. */
function holdsCode(folder: string): boolean {
  return readdirSync(folder).some((name) => name.endsWith('.tf'));
}
