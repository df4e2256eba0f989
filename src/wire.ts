import { access, mkdtemp } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { openAlarms } from './adapters/alarms.ts';
import type { AwsConnection } from './adapters/aws-connection.ts';
import { openCertificates } from './adapters/certificates.ts';
import { openClock } from './adapters/clock.ts';
import { openCloudflare } from './adapters/cloudflare.ts';
import { openRoleCredentials } from './adapters/credentials.ts';
import { openEcs } from './adapters/ecs.ts';
import { commandOutput } from './adapters/exec.ts';
import { openGitHub } from './adapters/github.ts';
import { openHttp } from './adapters/http.ts';
import { openIdentity } from './adapters/identity.ts';
import { openImages } from './adapters/images.ts';
import { openLoadBalancing } from './adapters/load-balancing.ts';
import { mintOidcToken } from './adapters/oidc-token.ts';
import { once } from './adapters/once.ts';
import { openScaling } from './adapters/scaling.ts';
import { openSecrets } from './adapters/secrets.ts';
import { openStore } from './adapters/store.ts';
import { openTaskLogs } from './adapters/task-logs.ts';
import type { Environment } from './inputs.ts';
import { defaultBucket } from './model/bucket-name.ts';
import { Failure } from './model/failure.ts';
import type { Job } from './model/job.ts';
import type { DeployRequest, Request } from './model/request.ts';
import { siteKey } from './model/site.ts';
import type { Engine, GitHub, Identity, Log, Secrets, World } from './ports.ts';

export interface Channel {
  readonly log: Log;
  /** Told every secret value before anything else is done with it. */
  readonly mask: (value: string) => void;
}

/** The world of one run, made of what its inputs and environment name. Clients connect when they are first asked. */
export async function openWorld(
  request: Request,
  job: Job,
  environment: Environment,
  channel: Channel,
): Promise<World> {
  const clock = openClock();
  const connection = openConnection(request, job, environment, channel, clock);
  const identity = onceAsked(openIdentity(connection));
  const secrets = openSecrets(connection);
  const [bucket, token] = await Promise.all([
    request.bucket ?? identity.account().then((account) => defaultBucket(request.site, account)),
    cloudflareToken(request, secrets),
  ]);
  channel.mask(token);
  const world: Omit<World, 'engine'> = {
    clock,
    log: channel.log,
    ecs: openEcs(connection),
    loadBalancing: openLoadBalancing(connection),
    scaling: openScaling(connection),
    alarms: openAlarms(connection),
    taskLogs: openTaskLogs(connection),
    images: openImages(connection),
    certificates: openCertificates(connection),
    secrets: maskedSecrets(secrets, channel.mask),
    identity,
    store: openStore(connection, bucket),
    dns: openCloudflare({ token, clock, ...baseUrl(environment['CLOUDFLARE_BASE_URL']) }),
    http: openHttp(environment),
    github: github(request, job, environment),
  };
  return {
    ...world,
    engine: lazyEngine(() => openEngine(request, job, environment, connection, bucket, world, channel)),
  };
}

function openConnection(
  request: Request,
  job: Job,
  environment: Environment,
  { mask }: Channel,
  clock: World['clock'],
): AwsConnection {
  const region = request.awsRegion ?? environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'];
  if (region === undefined) {
    throw new Failure(
      '`aws-region` is missing, and the environment names none.',
      'Give `aws-region`, for example eu-central-1.',
    );
  }
  const endpoint = environment['AWS_ENDPOINT_URL'];
  const plain = { region, clock, proxy: environment, ...(endpoint ? { endpoint } : {}) };
  if (request.awsRole === undefined) return plain;
  const sessionName = `flipgate-${request.command}-${job.runId ?? 'shell'}-${job.attempt}`.slice(0, 64);
  return {
    ...plain,
    credentials: openRoleCredentials(plain, {
      role: request.awsRole,
      sessionName,
      identity: mintOidcToken,
      mask,
    }),
  };
}

async function cloudflareToken(request: Request, secrets: Secrets): Promise<string> {
  if (request.cloudflareApiToken !== undefined) return request.cloudflareApiToken;
  const id = request.cloudflareApiTokenSecret;
  const value = id === undefined ? undefined : await secrets.value(id);
  if (value !== undefined) return value.trim();
  throw id === undefined
    ? new Failure(
        'Neither `cloudflare-api-token` nor `cloudflare-api-token-secret` is given.',
        'Give the id of the Secrets Manager secret that holds the token, or the token itself.',
      )
    : new Failure(
        `\`cloudflare-api-token-secret\` ${id} does not exist or has no value.`,
        `Set it: aws secretsmanager put-secret-value --secret-id ${id} --secret-string TOKEN`,
      );
}

function maskedSecrets(secrets: Secrets, mask: (value: string) => void): Secrets {
  return {
    hasValue: (id) => secrets.hasValue(id),
    async value(id) {
      const value = await secrets.value(id);
      if (value !== undefined) mask(value);
      return value;
    },
  };
}

function onceAsked(identity: Identity): Identity {
  return { account: once(() => identity.account()) };
}

/** Without a token or a repository nothing can be asked, and every answer is `unknown`. */
function github(request: Request, job: Job, environment: Environment): GitHub {
  if (request.githubToken === undefined || job.repository === undefined) {
    const unknown = async () => 'unknown' as const;
    return { runFinished: unknown, compare: unknown, branchHead: unknown };
  }
  const apiUrl = environment['GITHUB_API_URL'];
  return openGitHub({
    token: request.githubToken,
    repository: job.repository,
    ...(apiUrl ? { apiUrl } : {}),
  });
}

function baseUrl(url: string | undefined): { baseUrl?: string } {
  return url ? { baseUrl: url } : {};
}

/** Only a deploy needs an engine, and only then are its program and folder looked for. */
function lazyEngine(open: () => Promise<Engine>): Engine {
  const opened = once(open);
  return {
    plan: async (...args) => (await opened()).plan(...args),
    outputs: async (...args) => (await opened()).outputs(...args),
  };
}

async function openEngine(
  request: Request,
  job: Job,
  environment: Environment,
  connection: AwsConnection,
  bucket: string,
  world: Pick<World, 'store' | 'github' | 'log'>,
  { mask }: Channel,
): Promise<Engine> {
  if (request.command !== 'deploy')
    throw new Failure(`${request.command} needs no engine.`, 'Report this as a bug.');
  const [{ openTerraform }, { s3Backend }] = await Promise.all([
    import('./engines/terraform/open-terraform.ts'),
    import('./engines/terraform/s3-backend.ts'),
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
    stateLock: 'take',
    environment: () => childEnvironment(environment, connection),
    leaseHeld: () => true,
    mask,
    job,
    log: world.log,
    store: world.store,
    github: world.github,
  });
}

/** Infrastructure code is code of the pull request: it gets no input and no identity of the job. */
async function childEnvironment(
  environment: Environment,
  { credentials, region }: AwsConnection,
): Promise<Readonly<Record<string, string>>> {
  const kept = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined || /^(INPUT_|STATE_|ACTIONS_ID_TOKEN)/.test(name) ? [] : [[name, value] as const],
  );
  const session = typeof credentials === 'function' ? await credentials() : credentials;
  return {
    ...Object.fromEntries(kept),
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

async function terraformProgram({ engine }: DeployRequest, environment: Environment): Promise<string> {
  const { unwrapped } = await import('./engines/terraform/unwrapped.ts');
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

/** Lock files in S3 came with 1.10, in both. */
async function refuseOld(program: string): Promise<void> {
  const found = JSON.parse(await commandOutput(program, ['version', '-json'])) as {
    terraform_version: string;
  };
  const [major = 0, minor = 0] = found.terraform_version.split('.').map(Number);
  if (major > 1 || minor >= 10) return;
  throw new Failure(
    `${program} is version ${found.terraform_version}; 1.10 or newer is needed.`,
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
