import { openAlarms } from '../adapters/alarms.ts';
import type { AwsConnection } from '../adapters/aws-connection.ts';
import { openBuilds } from '../adapters/buildx.ts';
import { openCertificates } from '../adapters/certificates.ts';
import { openCheckout } from '../adapters/checkout.ts';
import { openAwsCheckup } from '../adapters/checkup-aws.ts';
import { openCloudflareCheckup } from '../adapters/checkup-cloudflare.ts';
import { openClock } from '../adapters/clock.ts';
import { openCloudflare } from '../adapters/cloudflare.ts';
import { openEcs } from '../adapters/ecs.ts';
import { openGuardProgram } from '../adapters/guard-program.ts';
import { openHttp } from '../adapters/http.ts';
import { openIdentity } from '../adapters/identity.ts';
import { openImages } from '../adapters/images.ts';
import { openLoadBalancing } from '../adapters/load-balancing.ts';
import { mintOidcToken } from '../adapters/oidc-token.ts';
import { once } from '../adapters/once.ts';
import { openPolicies } from '../adapters/policies.ts';
import { openFetch } from '../adapters/proxied-fetch.ts';
import { openScaling } from '../adapters/scaling.ts';
import { openSecrets } from '../adapters/secrets.ts';
import { openStore } from '../adapters/store.ts';
import { openTaskLogs } from '../adapters/task-logs.ts';
import type { Environment } from '../inputs.ts';
import { defaultBucket } from '../model/bucket-name.ts';
import { Failure } from '../model/failure.ts';
import type { Job } from '../model/job.ts';
import type { SiteRequest } from '../model/request.ts';
import type { Identity, Secrets, Store, World } from '../ports.ts';
import type { Channel } from './channel.ts';
import { childVariables } from './child-variables.ts';
import { openConnection } from './connection.ts';
import { openEngine } from './engine.ts';
import { openHub } from './hub.ts';
import { infraFolder } from './infra-folder.ts';
import { late } from './late.ts';
import { openShelf } from './shelf.ts';
import { openStacksCheckup } from './stacks-checkup.ts';
import { wantsCdk } from './wants-cdk.ts';
import { maskedLogin } from './workshop.ts';

/** The world of one run, made of what its inputs and environment name. Clients connect when they are first asked. */
export async function openWorld(
  request: SiteRequest,
  job: Job,
  environment: Environment,
  channel: Channel,
): Promise<World> {
  const clock = openClock();
  const connection = openConnection(request, job, environment, channel, clock);
  const identity = onceAsked(openIdentity(connection));
  const secrets = openSecrets(connection);
  const bucket = once(() => bucketOf(request, identity));
  const token = once(async () => {
    const value = await cloudflareToken(request, secrets);
    channel.mask(value);
    return value;
  });
  // A doctor has to be let in where everybody else is turned away.
  if (request.command !== 'doctor') await Promise.all([bucket(), token()]);
  const fetch = openFetch(environment);
  const cloudflare = async () => ({
    ...{ token: await token(), clock, fetch },
    ...baseUrl(environment['CLOUDFLARE_BASE_URL']),
  });
  const world: Omit<World, 'engine'> = {
    clock,
    log: channel.log,
    ecs: openEcs(connection),
    loadBalancing: openLoadBalancing(connection),
    scaling: openScaling(connection),
    alarms: openAlarms(connection),
    taskLogs: openTaskLogs(connection),
    images: maskedLogin(openImages(connection, fetch), channel),
    builds: openBuilds({ environment: childVariables(environment), temp: job.temp, log: channel.log }),
    certificates: openCertificates(connection),
    secrets: maskedSecrets(secrets, channel.mask),
    identity,
    store: late(once(async () => storeIn(connection, await bucket()))),
    dns: late(once(async () => openCloudflare(await cloudflare()))),
    checkup: {
      ...openAwsCheckup({ connection, bucket, identity: maskedIdentity(channel) }),
      ...openCloudflareCheckup(cloudflare),
      ...openStacksCheckup(connection),
      bringsCdkApp: async () => wantsCdk('auto', (await infraFolder({}, job)).folder),
    },
    http: openHttp(environment),
    ...openHub(request, job, environment, fetch),
    ...openShelf(job, environment, { fetch, clock }, channel),
    guard: openGuardProgram(),
    hide: channel.hide,
    policies: openPolicies({
      environment: childVariables(environment),
      workspace: job.workspace,
      temp: job.temp,
    }),
    checkout: openCheckout({ workspace: job.workspace, path: environment['PATH'] ?? '' }),
  };
  return {
    ...world,
    engine: late(
      once(async () =>
        openEngine(request, job, environment, connection, (await bucket()).name, world, channel),
      ),
    ),
  };
}

interface BucketPlace {
  readonly name: string;
  readonly owner?: string;
}

/** A given bucket may be another account's on purpose; a computed name may have been taken by anybody. */
async function bucketOf({ bucket, site }: SiteRequest, identity: World['identity']): Promise<BucketPlace> {
  if (bucket !== undefined) return { name: bucket };
  const owner = await identity.account();
  return { name: defaultBucket(site, owner), owner };
}

function storeIn(connection: AwsConnection, { name, owner }: BucketPlace): Store {
  return openStore(connection, name, owner);
}

async function cloudflareToken(request: SiteRequest, secrets: Secrets): Promise<string> {
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

/** What it gives is good for five minutes, and a secret for as long. */
function maskedIdentity({ mask }: Channel): () => Promise<string> {
  return async () => {
    const token = await mintOidcToken();
    mask(token);
    return token;
  };
}

function onceAsked(identity: Identity): Identity {
  return { ...identity, account: once(() => identity.account()) };
}

function baseUrl(url: string | undefined): { baseUrl?: string } {
  return url ? { baseUrl: url } : {};
}
