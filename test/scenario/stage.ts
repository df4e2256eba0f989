import { openAlarms } from '../../src/adapters/alarms.ts';
import { openCertificates } from '../../src/adapters/certificates.ts';
import { openCloudflare } from '../../src/adapters/cloudflare.ts';
import { openEcs } from '../../src/adapters/ecs.ts';
import { openGitHub } from '../../src/adapters/github.ts';
import { openIdentity } from '../../src/adapters/identity.ts';
import { openImages } from '../../src/adapters/images.ts';
import { openLoadBalancing } from '../../src/adapters/load-balancing.ts';
import { openScaling } from '../../src/adapters/scaling.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { openStore } from '../../src/adapters/store.ts';
import { openTaskLogs } from '../../src/adapters/task-logs.ts';
import type { Invocation } from '../../src/commands/conduct.ts';
import { deploy } from '../../src/commands/deploy.ts';
import { rollback } from '../../src/commands/rollback.ts';
import { run } from '../../src/commands/run.ts';
import { settle } from '../../src/commands/settle.ts';
import { status } from '../../src/commands/status.ts';
import type { Hold } from '../../src/model/hold.ts';
import { Interruption } from '../../src/model/interruption.ts';
import type { Job } from '../../src/model/job.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import type { LockHolder } from '../../src/model/lock.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type {
  DeployRequest,
  Request,
  RollbackRequest,
  RunRequest,
  SettleRequest,
  StatusRequest,
} from '../../src/model/request.ts';
import type { World } from '../../src/ports.ts';
import { type Cloud, openCloud } from '../cloud/cloud.ts';
import type { Program } from '../cloud/ecs/behaviour.ts';
import type { CloudProcess } from '../cloud/in-process.ts';
import { VirtualClock } from '../cloud/virtual-clock.ts';
import { ModelEngine } from './model-engine.ts';

export const SITE = {
  name: 'shop',
  environment: 'production',
  hostname: 'api.example.com',
  previewHostnames: { blue: 'api-blue.example.com', green: 'api-green.example.com' },
} as const;
const BUCKET = 'flipgate-shop-production-123456789012';

/** A commit whose image is in the registry. */
export interface Build {
  readonly release: string;
  readonly image: string;
}

/** One run of the action: what came of it, and the remote calls that it made. */
export interface Played {
  readonly outcome: Outcome;
  readonly calls: readonly string[];
  readonly log: readonly string[];
}

/** A run that may be cancelled, awaited, or found killed. */
export interface Playing {
  readonly process: CloudProcess;
  readonly runId: string;
  readonly played: Promise<Played | 'killed'>;
  cancel(): void;
}

/** The cloud with an account, a zone and a repository, and the action to be run on it by virtual time. */
export class Stage {
  readonly cloud: Cloud;
  readonly clock: VirtualClock;
  readonly engine: ModelEngine;
  #runs = 0;

  private constructor(cloud: Cloud, clock: VirtualClock) {
    this.cloud = cloud;
    this.clock = clock;
    this.engine = new ModelEngine(cloud);
  }

  static async open(options: { readonly seed?: number } = {}): Promise<Stage> {
    const clock = new VirtualClock();
    const cloud = await openCloud({ clock, ...options });
    cloud.s3.create(BUCKET);
    cloud.secrets.give('shop-production/probe', 'probe-secret');
    return new Stage(cloud, clock);
  }

  close(): Promise<void> {
    return this.cloud.close();
  }

  /** A commit on main, built and pushed. The programs replace what a good release does. */
  build(
    message: string,
    programs: { web?: Program; migrate?: Program } = {},
    architectures = ['arm64'],
  ): Build {
    const release = this.cloud.github.repository.commit(message);
    const { account, region } = this.cloud.home;
    const digest = this.cloud.images.giveIndex('shop', release, architectures);
    const image = `${account}.dkr.ecr.${region}.amazonaws.com/shop@${digest}`;
    this.cloud.ecs.image(image, {
      web: programs.web ?? goodWeb(release),
      migrate: programs.migrate ?? goodMigration,
    });
    return { release, image };
  }

  deploy(build: Build, more: Partial<DeployRequest> = {}, job: Partial<Job> = {}): Promise<Played> {
    return finished(this.start({ ...deployRequest(build), ...more }, { sha: build.release, ...job }));
  }
  settle(more: Partial<SettleRequest> = {}): Promise<Played> {
    return finished(this.start(settleRequest(more)));
  }
  rollback(more: Partial<RollbackRequest> = {}): Promise<Played> {
    return finished(this.start(rollbackRequest(more)));
  }
  run(command: string, more: Partial<RunRequest> = {}): Promise<Played> {
    return finished(this.start(runRequest(command, more)));
  }
  status(): Promise<Played> {
    const request: StatusRequest = { ...COMMON, command: 'status' };
    return finished(this.start(request));
  }

  /** Begins a run in a process of its own. */
  start(request: Request, job: Partial<Job> = {}): Playing {
    this.#runs += 1;
    const id = 1000 + this.#runs;
    const name = `run-${id}`;
    this.cloud.github.repository.run(id, 'in_progress');
    const process = this.cloud.startProcess(name);
    const log: string[] = [];
    const cancelling = new AbortController();
    const invocation = {
      world: this.#world(process, log),
      request,
      job: { ...JOB, runId: String(id), ...job },
      cancel: cancelling.signal,
      owner: name,
    };
    const ended = dispatch(invocation).then((outcome) => ({
      outcome,
      log,
      calls: this.cloud.recording.lines((call) => call.caller === name),
    }));
    const killed = process.killed.then(() => 'killed' as const);
    const played = Promise.race([ended, killed]).finally(() =>
      this.cloud.github.repository.run(id, 'completed'),
    );
    return {
      process,
      runId: String(id),
      played,
      cancel: () => cancelling.abort(new Interruption('cancelled')),
    };
  }

  /** The public record's contents now. */
  publicContents(): readonly string[] {
    return this.cloud.zone.named(SITE.hostname).map((record) => record.content);
  }

  ledger(): Ledger {
    const body = this.cloud.s3.create(BUCKET).get('ledger.json')?.body;
    if (body === undefined) return { version: 1, releases: [] };
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)) as Ledger;
  }

  /** Somebody's lock, whoever had it before. */
  giveLock(holder: LockHolder): void {
    const body = Buffer.from(JSON.stringify(holder));
    this.cloud.s3.create(BUCKET).put('lock.json', { body, headers: {} }, { kind: 'none' }, this.clock.now());
  }

  hold(): Hold | undefined {
    const body = this.cloud.s3.create(BUCKET).get('hold.json')?.body;
    return body === undefined ? undefined : (JSON.parse(Buffer.from(body).toString('utf8')) as Hold);
  }

  /** Keys in the bucket: what a run leaves behind. */
  objects(): readonly string[] {
    return ['ledger.json', 'lock.json', 'hold.json'].filter(
      (key) => this.cloud.s3.create(BUCKET).get(key) !== undefined,
    );
  }

  /** Tasks of a colour's web that run now. */
  webTasks(color: 'blue' | 'green'): number {
    return this.cloud.ecs
      .ran()
      .filter((task) => task.group === `service:shop-production-${color}-web` && task.status === 'RUNNING')
      .length;
  }

  /** How often the migrate container of a build ran its command. */
  migrations(build: Build): number {
    return this.cloud.ecs
      .ran()
      .filter((task) => task.containers.some((one) => one.name === 'migrate' && one.image === build.image))
      .length;
  }

  #world(process: CloudProcess, log: string[]): World {
    const connection = { ...process.aws, clock: process.clock };
    const { cloud } = this;
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
      store: openStore(connection, BUCKET),
      dns: openCloudflare({
        token: cloud.token,
        baseUrl: process.cloudflareBaseUrl,
        fetch: process.fetch,
        clock: process.clock,
      }),
      http: process.http,
      github: openGitHub({
        token: cloud.token,
        repository: 'acme/shop',
        apiUrl: process.githubBaseUrl,
        fetch: process.fetch,
      }),
      engine: this.engine.engine(),
    };
  }
}

const COMMON = { site: SITE, dryRun: false } as const;

const JOB: Job = {
  attempt: 1,
  actor: 'ada',
  repository: 'acme/shop',
  ref: 'refs/heads/main',
  event: 'push',
  serverUrl: 'https://github.com',
  runner: 'hosted',
  workspace: '/workspace',
  temp: '/tmp',
  files: {},
};

export function deployRequest(build: Build): DeployRequest {
  return {
    ...COMMON,
    command: 'deploy',
    image: build.image,
    release: build.release,
    engine: 'auto',
    variables: {},
    migrateCommand: 'python manage.py migrate --noinput',
    migrateLockTimeoutMs: 2_000,
    migrateRetries: 5,
    healthPath: '/healthz',
    releaseHeader: 'x-release',
    verifyPaths: [{ path: '/orders/', status: 200 }],
    verifyCount: 5,
    bakeMs: 600_000,
    warmMs: 3_600_000,
    allowDestroy: [],
    adopt: [],
    liftHold: false,
  };
}

export function rollbackRequest(more: Partial<RollbackRequest> = {}): RollbackRequest {
  return {
    ...COMMON,
    command: 'rollback',
    reason: 'orders fail',
    inPlace: false,
    ...more,
  };
}

export function runRequest(command: string, more: Partial<RunRequest> = {}): RunRequest {
  return { ...COMMON, command: 'run', run: command, timeoutMs: 600_000, ...more };
}

export function settleRequest(more: Partial<SettleRequest> = {}): SettleRequest {
  return { ...COMMON, command: 'settle', ...more };
}

/** What a good release's web does: answers its health path with its release, and everything else with 200. */
export function goodWeb(release: string): Program {
  return {
    kind: 'runs',
    answer: (request) => ({
      status: 200,
      headers: { 'x-release': release },
      body: request.url.startsWith('/healthz') ? 'ok' : 'orders',
    }),
  };
}

export const goodMigration: Program = {
  kind: 'exits',
  after: 1_500,
  code: 0,
  lines: [
    { after: 200, text: 'Running migrations:' },
    { after: 600, text: '  Applying orders.0002_total... OK' },
  ],
};

async function finished({ played }: Playing): Promise<Played> {
  const end = await played;
  if (end === 'killed') throw new Error('the run was killed');
  return end;
}

function dispatch({ request, ...rest }: Invocation<Request>): Promise<Outcome> {
  switch (request.command) {
    case 'deploy':
      return deploy({ ...rest, request });
    case 'settle':
      return settle({ ...rest, request });
    case 'rollback':
      return rollback({ ...rest, request });
    case 'run':
      return run({ ...rest, request });
    case 'status':
      return status({ ...rest, request });
  }
}
