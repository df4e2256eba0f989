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
import { infraFolder } from './infra-folder.ts';
import { terraformProgram } from './terraform-program.ts';
import { wantsCdk } from './wants-cdk.ts';

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
      base: () => baseTree({ workspace, temp, path, ...commitsOf(job) }),
      migrationsIn: (folder) => readMigrations(folder, path),
      async code(base) {
        const { of, folder } = await infraFolder(request, job);
        if (of === 'action' && base === undefined) return 'shipped';
        const own = of === 'action' ? 'infra' : relative(workspace, folder);
        const read = base === undefined ? folder : join(base, own);
        if (await isAnApp(request, read)) return 'app';
        const { declared } = await import('../engines/terraform/declared.ts');
        const found = await declared(read);
        const isThere = base === undefined || found.some(({ declarations }) => declarations.length > 0);
        return isThere ? found : 'shipped';
      },
      checks: (signal) => checks(request, job, environment, signal),
    },
  };
}

/** Whether a deploy would run CDK on this folder, and it has what that takes. */
async function isAnApp({ engine }: PlanRequest, folder: string): Promise<boolean> {
  if (!(await wantsCdk(engine, folder))) return false;
  const { appFolder } = await import('../engines/cdk/app-folder.ts');
  return appFolder(folder).then(
    () => true,
    () => false,
  );
}

function commitsOf({ pullRequest }: Job) {
  return { base: pullRequest?.base, head: pullRequest?.head?.commit };
}

/** What Terraform needs to reach registries, and nothing that could be somebody's: the fork names the providers that are run. */
const REACH =
  /^(PATH|TMPDIR|LANG|SSL_CERT_(FILE|DIR)|(https?|no|all)_proxy|TF_CLI_CONFIG_FILE|TF_PLUGIN_CACHE_DIR)$/i;

function forksVariables(environment: Environment, home: string): Readonly<Record<string, string>> {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && REACH.test(entry[0]),
  );
  return { ...Object.fromEntries(kept), HOME: home };
}

async function checks(
  request: PlanRequest,
  job: Job,
  environment: Environment,
  signal: AbortSignal,
): Promise<readonly CodeCheck[]> {
  const { folder } = await infraFolder(request, job);
  if (await isAnApp(request, folder))
    return [{ name: 'valid', kind: 'not made', why: 'it is a CDK app, code of the fork, which is not run' }];
  const { staticChecks } = await import('../engines/terraform/static-checks.ts');
  let binary: string;
  try {
    binary = await terraformProgram(request, environment);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [{ name: 'valid', kind: 'not made', why: error.message }];
  }
  const workFolder = await mkdtemp(join(job.temp, 'flipgate-'));
  const { workspace } = job;
  return staticChecks(
    {
      binary,
      infraFolder: folder,
      workspace,
      workFolder,
      environment: forksVariables(environment, workFolder),
    },
    signal,
  );
}
