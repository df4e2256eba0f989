import { tmpdir } from 'node:os';
import { openAlarms } from '../../src/adapters/alarms.ts';
import { openCertificates } from '../../src/adapters/certificates.ts';
import { openAwsCheckup } from '../../src/adapters/checkup-aws.ts';
import { openCloudflareCheckup } from '../../src/adapters/checkup-cloudflare.ts';
import { openCloudflare } from '../../src/adapters/cloudflare.ts';
import { openEcs } from '../../src/adapters/ecs.ts';
import { openGitHub } from '../../src/adapters/github.ts';
import { openConversation } from '../../src/adapters/github-conversation.ts';
import { openDeployments } from '../../src/adapters/github-deployments.ts';
import { openGuardProgram } from '../../src/adapters/guard-program.ts';
import { openIdentity } from '../../src/adapters/identity.ts';
import { openImages } from '../../src/adapters/images.ts';
import { openLoadBalancing } from '../../src/adapters/load-balancing.ts';
import { openPolicies } from '../../src/adapters/policies.ts';
import { openScaling } from '../../src/adapters/scaling.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { openStore } from '../../src/adapters/store.ts';
import { openTaskLogs } from '../../src/adapters/task-logs.ts';
import type { CheckoutMigrations } from '../../src/model/checkout-migrations.ts';
import type { Job } from '../../src/model/job.ts';
import type { SiteRequest } from '../../src/model/request.ts';
import type { World } from '../../src/ports.ts';
import { openShelf } from '../../src/wire/shelf.ts';
import { openStacksCheckup } from '../../src/wire/stacks-checkup.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { CloudProcess } from '../cloud/in-process.ts';
import { jobToken } from './job-token.ts';
import type { ModelBuilds } from './model-builds.ts';
import type { ModelEngine } from './model-engine.ts';
import { JOB } from './requests.ts';

/** Read once, outside virtual time: it would run on while a file is read. */
const GUARD = await openGuardProgram().packed();

/** Jobs that have one, by their commit: Python, like every real process, is nothing for virtual time. */
export type Checkouts = Map<string, CheckoutMigrations>;
const NO_CHECKOUT = { kind: 'unknown', why: 'the job has no checkout in its workspace' } as const;

/** The world of one run: the real adapters on the local cloud, with a model where Terraform would be. */
export function worldOf(
  cloud: Cloud,
  engine: ModelEngine,
  bucket: string,
  process: CloudProcess,
  checkouts: Checkouts,
  log: string[],
  builds: ModelBuilds,
  job: Job = JOB,
  command: SiteRequest['command'] = 'deploy',
): World {
  const connection = { ...process.aws, clock: process.clock };
  const hub = {
    token: cloud.token,
    repository: 'acme/shop',
    apiUrl: process.githubBaseUrl,
    fetch: process.fetch,
  };
  const cloudflare = {
    ...{ token: cloud.token, baseUrl: process.cloudflareBaseUrl },
    ...{ fetch: process.fetch, clock: process.clock },
  };
  const told: World['log'] = {
    line: (text) => log.push(text),
    notice: (text) => log.push(`notice: ${text}`),
    warning: (text) => log.push(`warning: ${text}`),
    group: (title) => log.push(`> ${title}`),
    endGroup: () => {},
    foreign: (lines) => log.push(...lines.map((line) => `| ${line}`)),
  };
  const channel = { log: told, mask: () => {}, hide: (text: string) => text };
  return {
    clock: process.clock,
    log: told,
    ecs: openEcs(connection),
    loadBalancing: openLoadBalancing(connection),
    scaling: openScaling(connection),
    alarms: openAlarms(connection),
    taskLogs: openTaskLogs(connection),
    images: openImages(connection, process.fetch),
    certificates: openCertificates(connection),
    secrets: openSecrets(connection),
    identity: openIdentity(connection),
    store: openStore(connection, bucket),
    dns: openCloudflare(cloudflare),
    checkup: {
      ...openAwsCheckup({
        connection,
        bucket: async () => ({ name: bucket }),
        identity: async () => jobToken(job),
      }),
      ...openCloudflareCheckup(async () => cloudflare),
      ...openStacksCheckup(connection),
      bringsCdkApp: async () => false,
    },
    http: process.http,
    github: openGitHub(hub),
    deployments: openDeployments(hub),
    conversation: openConversation(hub),
    ...openShelf(job, cloud.results.environment(job.runId ?? ''), process, channel),
    builds: builds.builds(),
    hide: channel.hide,
    policies: openPolicies({ environment: {}, workspace: tmpdir(), temp: tmpdir() }),
    engine: engine.engine({ process, bucket, log: told, job, command }),
    guard: { packed: async () => GUARD },
    checkout: { migrations: async (release) => checkouts.get(release) ?? NO_CHECKOUT },
  };
}
