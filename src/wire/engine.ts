import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { AwsConnection } from '../adapters/aws-connection.ts';
import type { Environment } from '../inputs.ts';
import { Failure } from '../model/failure.ts';
import type { Job } from '../model/job.ts';
import type { EngineRequest, Request } from '../model/request.ts';
import { siteKey } from '../model/site.ts';
import type { Engine, World } from '../ports.ts';
import { cdkEngine } from './cdk-engine.ts';
import type { Channel } from './channel.ts';
import { childVariables } from './child-variables.ts';
import { infraFolder } from './infra-folder.ts';
import { terraformProgram } from './terraform-program.ts';
import { terragruntProgram } from './terragrunt-program.ts';
import { wantsCdk } from './wants-cdk.ts';
import { wantsTerragrunt } from './wants-terragrunt.ts';

export async function openEngine(
  request: Request,
  job: Job,
  environment: Environment,
  connection: AwsConnection,
  bucket: string,
  world: Pick<World, 'store' | 'github' | 'log' | 'clock'>,
  { mask }: Channel,
): Promise<Engine> {
  if (!needsEngine(request))
    throw new Failure(`${request.command} needs no engine.`, 'Report this as a bug.');
  const folder = (await infraFolder(request, job)).folder;
  const common = {
    infraFolder: folder,
    workFolder: await mkdtemp(join(job.temp, 'flipgate-')),
    userVariables: request.variables,
    environment: () => childEnvironment(environment, connection),
    job,
    log: world.log,
    store: world.store,
  };
  if (await wantsCdk(request.engine, folder)) {
    const right = mayApply(request) ? ('execute' as const) : ('look' as const);
    const role =
      request.command === 'plan' || request.command === 'drift' ? ('plan' as const) : ('deploy' as const);
    return cdkEngine(connection, request.site, { ...common, bucket, role, right, clock: world.clock });
  }
  const { s3Backend } = await import('../engines/terraform/s3-backend.ts');
  const key = siteKey(request.site);
  const { region, endpoint } = connection;
  const terraform = await terraformProgram(request, environment);
  const options = {
    ...common,
    binary: terraform,
    backend: s3Backend({
      bucket,
      siteKey: key,
      region,
      store: world.store,
      ...(endpoint ? { endpoint } : {}),
    }),
    siteKey: key,
    engine: request.engine,
    stateLock: mayApply(request) ? ('take' as const) : ('leave' as const),
    mask,
    github: world.github,
  };
  if (!(await wantsTerragrunt(request.engine, folder))) {
    const { openTerraform } = await import('../engines/terraform/open-terraform.ts');
    return openTerraform(options);
  }
  const { openTerragrunt } = await import('../engines/terragrunt/open-terragrunt.ts');
  const binary = await terragruntProgram(environment);
  return openTerragrunt({ ...options, binary, terraform, site: request.site, bucket });
}

function needsEngine(request: Request): request is Extract<Request, EngineRequest> {
  return 'engine' in request;
}

/** A dry run looks, and takes no lock for it. */
function mayApply({ command, dryRun }: Request): boolean {
  return !dryRun && (command === 'deploy' || command === 'settle');
}

async function childEnvironment(
  environment: Environment,
  { credentials, region }: AwsConnection,
): Promise<Readonly<Record<string, string>>> {
  const session = typeof credentials === 'function' ? await credentials() : credentials;
  return {
    ...childVariables(environment),
    AWS_REGION: region,
    ...(session
      ? {
          AWS_ACCESS_KEY_ID: session.accessKeyId,
          AWS_SECRET_ACCESS_KEY: session.secretAccessKey,
          AWS_SESSION_TOKEN: session.sessionToken ?? '',
        }
      : {}),
  };
}
