import { openAlarms } from '../../src/adapters/alarms.ts';
import { openCertificates } from '../../src/adapters/certificates.ts';
import { openCloudflare } from '../../src/adapters/cloudflare.ts';
import { openEcs } from '../../src/adapters/ecs.ts';
import { openGitHub } from '../../src/adapters/github.ts';
import { openConversation } from '../../src/adapters/github-conversation.ts';
import { openDeployments } from '../../src/adapters/github-deployments.ts';
import { openGuardProgram } from '../../src/adapters/guard-program.ts';
import { openIdentity } from '../../src/adapters/identity.ts';
import { openImages } from '../../src/adapters/images.ts';
import { openLoadBalancing } from '../../src/adapters/load-balancing.ts';
import { openScaling } from '../../src/adapters/scaling.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { openStore } from '../../src/adapters/store.ts';
import { openTaskLogs } from '../../src/adapters/task-logs.ts';
import type { World } from '../../src/ports.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { CloudProcess } from '../cloud/in-process.ts';
import type { ModelBuilds } from './model-builds.ts';
import type { ModelEngine } from './model-engine.ts';

/** Read once, outside virtual time: it would run on while a file is read. */
const GUARD = await openGuardProgram().packed();

/** The world of one run: the real adapters on the local cloud, with a model where Terraform would be. */
export function worldOf(
  cloud: Cloud,
  engine: ModelEngine,
  bucket: string,
  process: CloudProcess,
  log: string[],
  builds: ModelBuilds,
): World {
  const connection = { ...process.aws, clock: process.clock };
  const hub = {
    token: cloud.token,
    repository: 'acme/shop',
    apiUrl: process.githubBaseUrl,
    fetch: process.fetch,
  };
  return {
    clock: process.clock,
    log: {
      line: (text) => log.push(text),
      notice: (text) => log.push(`notice: ${text}`),
      warning: (text) => log.push(`warning: ${text}`),
      group: (title) => log.push(`> ${title}`),
      endGroup: () => {},
      foreign: (lines) => log.push(...lines.map((line) => `| ${line}`)),
    },
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
    dns: openCloudflare({
      token: cloud.token,
      baseUrl: process.cloudflareBaseUrl,
      fetch: process.fetch,
      clock: process.clock,
    }),
    http: process.http,
    github: openGitHub(hub),
    deployments: openDeployments(hub),
    conversation: openConversation(hub),
    builds: builds.builds(),
    engine: engine.engine(),
    guard: { packed: async () => GUARD },
  };
}
