import { access, mkdtemp } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { AwsConnection } from '../adapters/aws-connection.ts';
import { commandOutput } from '../adapters/exec.ts';
import type { Environment } from '../inputs.ts';
import { Failure } from '../model/failure.ts';
import type { Job } from '../model/job.ts';
import type { EngineRequest, Request } from '../model/request.ts';
import { siteKey } from '../model/site.ts';
import type { Engine, World } from '../ports.ts';
import type { Channel } from './channel.ts';
import { childVariables } from './child-variables.ts';

export async function openEngine(
  request: Request,
  job: Job,
  environment: Environment,
  connection: AwsConnection,
  bucket: string,
  world: Pick<World, 'store' | 'github' | 'log'>,
  { mask }: Channel,
): Promise<Engine> {
  if (request.command !== 'deploy' && request.command !== 'plan' && request.command !== 'drift')
    throw new Failure(`${request.command} needs no engine.`, 'Report this as a bug.');
  const [{ openTerraform }, { s3Backend }] = await Promise.all([
    import('../engines/terraform/open-terraform.ts'),
    import('../engines/terraform/s3-backend.ts'),
  ]);
  const key = siteKey(request.site);
  const { region, endpoint } = connection;
  return openTerraform({
    binary: await terraformProgram(request, environment),
    infraFolder: request.infra ?? (await infraFolder(job)),
    workFolder: await mkdtemp(join(job.temp, 'flipgate-')),
    backend: s3Backend({
      bucket,
      siteKey: key,
      region,
      store: world.store,
      ...(endpoint ? { endpoint } : {}),
    }),
    siteKey: key,
    userVariables: request.variables,
    stateLock: request.command === 'deploy' ? 'take' : 'leave',
    environment: () => childEnvironment(environment, connection),
    mask,
    job,
    log: world.log,
    store: world.store,
    github: world.github,
  });
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

async function terraformProgram({ engine }: EngineRequest, environment: Environment): Promise<string> {
  const { unwrapped } = await import('../engines/terraform/unwrapped.ts');
  const names = engine === 'auto' ? (['terraform', 'tofu'] as const) : [engine];
  for (const name of names) {
    for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
      const found = join(folder, name);
      if (!(await exists(found))) continue;
      const program = await unwrapped(found);
      await refuseOld(program);
      return program;
    }
  }
  throw new Failure(
    `\`engine\` ${engine}: ${names.join(' or ')} is not on the runner's PATH.`,
    'Install it in a step before, for example with hashicorp/setup-terraform or opentofu/setup-opentofu.',
  );
}

/** Write-only arguments, which keep passwords out of the state, came with 1.11, in both. */
async function refuseOld(program: string): Promise<void> {
  const found = JSON.parse(await commandOutput(program, ['version', '-json'])) as {
    terraform_version: string;
  };
  const [major = 0, minor = 0] = found.terraform_version.split('.').map(Number);
  if (major > 1 || minor >= 11) return;
  throw new Failure(
    `${program} is version ${found.terraform_version}; 1.11 or newer is needed.`,
    'Install a newer one.',
  );
}

/** The caller's folder when there is one, else the one shipped with this action. */
async function infraFolder(job: Job): Promise<string> {
  const own = join(job.workspace, 'infra');
  return (await exists(own)) ? own : join(import.meta.dirname, '..', 'infra');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
