import { mkdtemp } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { baseTree } from '../adapters/base-tree.ts';
import { openCheckout, readMigrations } from '../adapters/checkout.ts';
import { openClock } from '../adapters/clock.ts';
import type { Environment } from '../inputs.ts';
import type { CodeCheck } from '../model/code-check.ts';
import { Failure } from '../model/failure.ts';
import type { Job } from '../model/job.ts';
import type { PlanRequest } from '../model/request.ts';
import type { Trees, World } from '../ports.ts';
import { childVariables } from './child-variables.ts';
import { infraFolder } from './infra-folder.ts';
import { terraformProgram } from './terraform-program.ts';

/** All that a job for a fork can touch: files, and programs that hold no credentials. */
export interface ForksWorld extends Pick<World, 'clock' | 'checkout'> {
  readonly trees: Trees;
}

export function openForksWorld(request: PlanRequest, job: Job, environment: Environment): ForksWorld {
  const { workspace, temp } = job;
  const path = environment['PATH'] ?? '';
  return {
    clock: openClock(),
    checkout: openCheckout({ workspace, path }),
    trees: {
      base: () => baseTree({ workspace, temp, path, base: job.pullRequest?.base }),
      migrationsIn: (folder) => readMigrations(folder, path),
      async code(base) {
        const { of, folder } = await infraFolder(request, job);
        if (of === 'action') return 'shipped';
        const { declared } = await import('../engines/terraform/declared.ts');
        return declared(base === undefined ? folder : join(base, relative(workspace, folder)));
      },
      checks: (signal) => checks(request, job, environment, signal),
    },
  };
}

async function checks(
  request: PlanRequest,
  job: Job,
  environment: Environment,
  signal: AbortSignal,
): Promise<readonly CodeCheck[]> {
  const { staticChecks } = await import('../engines/terraform/static-checks.ts');
  let binary: string;
  try {
    binary = await terraformProgram(request, environment);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [{ name: 'valid', kind: 'not made', why: error.message }];
  }
  const { folder } = await infraFolder(request, job);
  const workFolder = await mkdtemp(join(job.temp, 'flipgate-'));
  const { workspace } = job;
  return staticChecks(
    { binary, infraFolder: folder, workspace, workFolder, environment: childVariables(environment) },
    signal,
  );
}
