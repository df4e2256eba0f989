import { tidy } from '../../src/commands/tidy.ts';
import type { Hold } from '../../src/model/hold.ts';
import { Interruption } from '../../src/model/interruption.ts';
import type { Job } from '../../src/model/job.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import type {
  DeployRequest,
  DoctorRequest,
  RollbackRequest,
  RunRequest,
  SiteRequest,
} from '../../src/model/request.ts';
import type { Role } from '../../src/model/task-definition.ts';
import { type Cloud, type CloudOptions, openCloud } from '../cloud/cloud.ts';
import type { Program } from '../cloud/ecs/behaviour.ts';
import type { SceneClock } from '../cloud/scene-clock.ts';
import { VirtualClock } from '../cloud/virtual-clock.ts';
import { dispatch } from './dispatch.ts';
import { ModelBuilds } from './model-builds.ts';
import { ModelEngine } from './model-engine.ts';
import { finished, type Played, type Playing } from './played.ts';
import { goodBackground, goodMigration, goodWeb } from './programs.ts';
import {
  type Build,
  COMMON,
  deployRequest,
  JOB,
  rollbackRequest,
  runRequest,
  SITE,
  settleRequest,
} from './requests.ts';
import { type Checkouts, worldOf } from './world.ts';

export const BUCKET = 'flipgate-shop-production-123456789012';

/** The cloud with an account, a zone and a repository, and the action to be run on it by virtual time. */
export class Stage {
  readonly cloud: Cloud;
  readonly clock: SceneClock;
  readonly engine: ModelEngine;
  readonly builds: ModelBuilds;
  readonly checkouts: Checkouts = new Map();
  #runs = 1000;

  private constructor(cloud: Cloud, clock: SceneClock, engine: ModelEngine) {
    this.cloud = cloud;
    this.clock = clock;
    this.engine = engine;
    this.builds = new ModelBuilds(cloud);
  }

  /** On virtual time, unless real processes need real time. */
  static async open(options: CloudOptions = {}, engine: typeof ModelEngine = ModelEngine): Promise<Stage> {
    const { clock = new VirtualClock() } = options;
    const cloud = await openCloud({ ...options, clock });
    cloud.s3.create(BUCKET).versioning = 'Enabled';
    cloud.secrets.give('shop-production/probe', 'probe-secret');
    return new Stage(cloud, clock, new engine(cloud));
  }

  close(): Promise<void> {
    return this.cloud.close();
  }

  /** A commit on main, built and pushed. The programs replace what a good release does. */
  build(message: string, programs: Partial<Record<Role, Program>> = {}, architectures = ['arm64']): Build {
    return this.built(this.cloud.github.repository.commit(message), programs, architectures);
  }

  /** The image of a commit that somebody else has put on main. */
  built(release: string, programs: Partial<Record<Role, Program>> = {}, architectures = ['arm64']): Build {
    const { account, region } = this.cloud.home;
    const digest = this.cloud.images.giveIndex('shop', release, architectures);
    const image = `${account}.dkr.ecr.${region}.amazonaws.com/shop@${digest}`;
    this.cloud.ecs.image(image, {
      ...{ web: goodWeb(release), migrate: goodMigration, worker: goodBackground, beat: goodBackground },
      ...programs,
    });
    return { release, image };
  }

  deploy(build: Build, more: Partial<DeployRequest> = {}, job: Partial<Job> = {}): Promise<Played> {
    return finished(this.start({ ...deployRequest(build), ...more }, { sha: build.release, ...job }));
  }
  settle(more: Parameters<typeof settleRequest>[0] = {}): Promise<Played> {
    return finished(this.start(settleRequest(more)));
  }
  rollback(more: Partial<RollbackRequest> = {}): Promise<Played> {
    return finished(this.start(rollbackRequest(more)));
  }
  run(command: string, more: Partial<RunRequest> = {}): Promise<Played> {
    return finished(this.start(runRequest(command, more)));
  }
  doctor(more: Partial<DoctorRequest> = {}): Promise<Played> {
    return finished(this.start({ ...COMMON, command: 'doctor', ...more }));
  }
  status(): Promise<Played> {
    return finished(this.start({ ...COMMON, command: 'status' }));
  }

  /** What the runner starts when the main step of a run is gone. */
  post(run: Playing): Promise<Played> {
    return finished(this.start(run.request, run.job, run));
  }

  /** Begins a run, or the `post:` of one, in a process of its own. */
  start(request: SiteRequest, job: Partial<Job> = {}, after?: Playing): Playing {
    const id = after ? Number(after.runId) : ++this.#runs;
    const owner = `run-${id}`;
    const name = after ? `post-${id}` : owner;
    this.cloud.github.repository.run(id, 'in_progress');
    const process = this.cloud.startProcess(name);
    const log: string[] = [];
    const cancelling = new AbortController();
    const ours = { ...JOB, runId: String(id), ...job };
    const { cloud, engine, checkouts, builds } = this;
    const invocation = {
      world: worldOf(cloud, engine, BUCKET, process, checkouts, log, builds, ours, request.command),
      request,
      job: ours,
      cancel: cancelling.signal,
      owner,
    };
    const ended = (after ? tidy : dispatch)(invocation).then((outcome) => ({
      outcome,
      log,
      calls: this.cloud.recording.lines((call) => call.caller === name),
    }));
    const killed = process.killed.then(() => 'killed' as const);
    const played = Promise.race([ended, killed]).finally(() =>
      this.cloud.github.repository.run(id, 'completed'),
    );
    return {
      ...{ process, request, job, played },
      runId: String(id),
      cancel: () => cancelling.abort(new Interruption('cancelled')),
    };
  }

  /** The public record's contents now. */
  publicContents(): readonly string[] {
    return this.cloud.zone.named(SITE.hostname).map((record) => record.content);
  }

  ledger(): Ledger {
    return this.#stored<Ledger>('ledger.json') ?? { version: 1, releases: [] };
  }

  hold(): Hold | undefined {
    return this.#stored<Hold>('hold.json');
  }

  #stored<T>(key: string): T | undefined {
    const body = this.cloud.s3.create(BUCKET).get(key)?.body;
    return body === undefined ? undefined : (JSON.parse(Buffer.from(body).toString('utf8')) as T);
  }

  /** Keys in the bucket: what a run leaves behind. */
  objects(): readonly string[] {
    return ['ledger.json', 'lock.json', 'hold.json'].filter(
      (key) => this.cloud.s3.create(BUCKET).get(key) !== undefined,
    );
  }

  /** Tasks of a colour's web that run now. */
  webTasks(color: 'blue' | 'green'): number {
    const group = `service:shop-production-${color}-web`;
    return this.cloud.ecs.ran().filter((task) => task.group === group && task.status === 'RUNNING').length;
  }

  /** How often the migrate container of a build ran its command. */
  migrations(build: Build): number {
    return this.cloud.ecs
      .ran()
      .filter((task) => task.containers.some((one) => one.name === 'migrate' && one.image === build.image))
      .length;
  }
}
