import { access, cp, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { copyInfraTo } from '../infra/infra-copy.ts';

/** Of CDK's stacks. */
const PACKAGES = 'infra/cdk/node_modules';
const ROOT = join(import.meta.dirname, '..', '..');

/**
 * Puts the built action where a runner puts it: its own copy of the repository, with the infrastructure
 * code that it ships. What runs stays the same while somebody builds anew.
 * @returns the folder of `index.js`.
 */
export async function installAction(folder: string): Promise<string> {
  const dist = join(ROOT, 'dist');
  await access(join(dist, 'index.js')).catch(() => {
    throw new Failure('dist/index.js is not there.', 'Build it: npm run build.');
  });
  await mkdir(folder, { recursive: true });
  await cp(dist, join(folder, 'dist'), { recursive: true });
  await copyInfraTo(join(folder, 'infra'));
  // As an earlier job would leave them: a job of the stage reaches no registry, since its way out is the cloud's edge.
  await symlink(join(ROOT, PACKAGES), join(folder, PACKAGES));
  return join(folder, 'dist');
}
