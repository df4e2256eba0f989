/**
 * What a step may ask of the world: types only. Adapters implement these, steps receive them, tests
 * may stand in for them. Times are milliseconds since the epoch, durations milliseconds.
 */
import type { BuildTally } from './model/build-progress.ts';
import type { BuildSources } from './model/build-tag.ts';
import type { BuildWish } from './model/build-wish.ts';
import type { BuilderSight } from './model/builder-verdict.ts';
import type { CheckoutMigrations } from './model/checkout-migrations.ts';
import type { Color } from './model/color.ts';
import type { DnsRecord, NewDnsRecord } from './model/dns-record.ts';
import type { Plan } from './model/plan-change.ts';
import type { ScanFindings } from './model/scan-verdict.ts';
import type { SeenDeployment, SeenStatus, ShownState } from './model/shown-deployment.ts';
import type { TaskNetwork } from './model/stack-outputs.ts';
import type { TaskDefinition } from './model/task-definition.ts';

export interface Clock {
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason as soon as it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Lines for the reader of the job's log. One line per state change, never per poll. */
export interface Log {
  line(text: string): void;
  notice(text: string): void;
  warning(text: string): void;
  /** Opens a group of lines in the log; groups do not nest. */
  group(title: string): void;
  endGroup(): void;
  /** Output of somebody else's program: shown so that the runner obeys none of it. */
  foreign(lines: readonly string[]): void;
}

// --- ECS ---------------------------------------------------------------------------------------

export interface Deployment {
  readonly id: string;
  readonly status: 'PRIMARY' | 'ACTIVE' | 'INACTIVE';
  readonly taskDefinition: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly failedTasks: number;
  readonly rollout: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  readonly rolloutReason?: string;
}

export interface ServiceState {
  /** The service's name. */
  readonly service: string;
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  readonly taskDefinition: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly deployments: readonly Deployment[];
  /** Newest first. */
  readonly events: readonly { readonly at: number; readonly message: string }[];
}

export interface ContainerState {
  readonly name: string;
  readonly status: string;
  /** Null when the container never started. */
  readonly exitCode: number | null;
  readonly reason?: string;
  /** By the health check of its definition; UNKNOWN before a verdict, and without one. */
  readonly health?: 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';
}

export interface TaskState {
  readonly arn: string;
  readonly taskDefinition: string;
  readonly lastStatus: string;
  readonly desiredStatus: string;
  /** A service's tasks carry the id of the deployment that started them. */
  readonly startedBy?: string;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  readonly containers: readonly ContainerState[];
}

export interface TaskRun {
  readonly taskDefinition: string;
  readonly network: TaskNetwork;
  readonly container: string;
  /** Replaces the container's command when given. */
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** At most 64 ASCII characters; the same token within 24 h gives the same task. */
  readonly clientToken: string;
  readonly startedBy: string;
}

export type TaskRunAnswer =
  | { readonly kind: 'started'; readonly task: TaskState }
  /** HTTP 200 without a task, for example for want of capacity. */
  | { readonly kind: 'refused'; readonly failures: readonly string[] }
  /** The token was used with other parameters: these are the tasks it started. */
  | { readonly kind: 'conflict'; readonly tasks: readonly string[] };

export interface ServiceEdit {
  readonly desired?: number;
  readonly taskDefinition?: string;
  readonly newDeployment?: boolean;
}

export interface Ecs {
  /** Services that do not exist are absent from the answer. At most ten names. */
  services(cluster: string, names: readonly string[]): Promise<readonly ServiceState[]>;
  updateService(cluster: string, service: string, edit: ServiceEdit): Promise<ServiceState>;
  serviceTasks(
    cluster: string,
    service: string,
    status: 'RUNNING' | 'STOPPED',
  ): Promise<readonly TaskState[]>;
  /** ARNs that ECS does not know (not yet, or no more) are absent from the answer. */
  tasks(cluster: string, arns: readonly string[]): Promise<readonly TaskState[]>;
  runTask(cluster: string, run: TaskRun): Promise<TaskRunAnswer>;
  stopTask(cluster: string, arn: string, reason: string): Promise<void>;
  taskDefinition(arn: string): Promise<TaskDefinition>;
  /** @returns the new revision's ARN. */
  registerTaskDefinition(definition: TaskDefinition): Promise<string>;
}

// --- around ECS --------------------------------------------------------------------------------

export interface LoadBalancing {
  targetHealth(targetGroupArn: string): Promise<readonly TargetHealth[]>;
}
export interface TargetHealth {
  readonly target: string;
  readonly state: 'initial' | 'healthy' | 'unhealthy' | 'draining' | 'unused' | 'unavailable';
  readonly reason?: string;
}

export interface ScalableTarget {
  readonly min: number;
  readonly max: number;
  readonly suspended: ScalingSuspension;
}
/** Which of autoscaling's activities are held still. */
export interface ScalingSuspension {
  readonly in: boolean;
  readonly out: boolean;
  readonly scheduled: boolean;
}
export interface Scaling {
  /** Undefined when the service has no scalable target. */
  target(cluster: string, service: string): Promise<ScalableTarget | undefined>;
  /** Beware: every call moves the service's count inside minimum and maximum at once (FACTS: RegisterScalableTarget). */
  set(cluster: string, service: string, to: { min?: number; suspended: ScalingSuspension }): Promise<void>;
}

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
export interface Alarms {
  /** Alarms that do not exist are absent from the answer. */
  states(
    names: readonly string[],
  ): Promise<ReadonlyMap<string, { state: AlarmState; since: number; reason: string }>>;
}

/** `end`: nothing more can be read for now. */
export type TaskLogPage =
  | { readonly kind: 'page'; readonly lines: readonly string[]; readonly cursor: string }
  | { readonly kind: 'end'; readonly lines: readonly string[] };

export interface TaskLogs {
  /**
   * One page of lines after `cursor`, from the first line without one: at most 1 MB, so that a long log is never
   * held whole. A stream that does not exist yet has no lines: streams appear late.
   */
  read(group: string, stream: string, cursor?: string): Promise<TaskLogPage>;
}

/** What the registry holds under a digest. */
export interface ImageFacts {
  readonly architectures: readonly string[];
  /** The digest of the image for arm64 alone, where there is one: scans and layers are its. */
  readonly arm64?: string;
}
/** Images in ECR, by `<registry>/<repository>@sha256:…`; an address is `<registry>/<repository>`. */
export interface Images {
  /** Undefined when there is no such image. */
  find(image: string): Promise<ImageFacts | undefined>;
  /** Of one image, compressed as it is stored; undefined for an index. Bytes. */
  sizeOf(image: string): Promise<{ readonly layers: number; readonly bytes: number } | undefined>;
  findings(image: string): Promise<ScanFindings>;
  /** The address of a repository; undefined when there is none of this name. */
  repository(name: string): Promise<string | undefined>;
  /** The image that carries the tag, if any. */
  tagged(address: string, tag: string): Promise<string | undefined>;
  /** One more tag for an image; `taken` when it names another one already, `gone` when there is no such image. */
  tag(image: string, tag: string): Promise<'tagged' | 'taken' | 'gone'>;
  /** Takes tags away; an image goes with its last one. Tags that are not there are no error. */
  untag(address: string, tags: readonly string[]): Promise<void>;
  /** For `docker push`, for some hours. The password is a secret. */
  login(): Promise<RegistryLogin>;
}
export interface RegistryLogin {
  readonly user: string;
  readonly password: string;
}

// --- building ----------------------------------------------------------------------------------

export interface Builds {
  /** Reads what a build would see. Changes nothing. */
  sources(wish: Pick<BuildWish, 'context' | 'dockerfile'>): Promise<BuildSources>;
  /** The images of others that this Dockerfile builds on. */
  bases(dockerfile: string, buildArgs: Readonly<Record<string, string>>): Promise<readonly string[]>;
  /** `docker buildx` with a login to the registry at this address, which goes when it is closed. */
  open(address: string, login: RegistryLogin): Promise<Builder>;
}
export interface Builder {
  /** The builder that builds would use; one that can keep a cache is made when there is none. */
  look(): Promise<BuilderSight>;
  /** The digest that an image's name means today; undefined when its registry does not tell. */
  digestOf(image: string): Promise<string | undefined>;
  /** Builds for arm64 and pushes without a tag. Aborting the signal ends it. */
  build(order: BuildOrder, signal: AbortSignal): Promise<Built>;
  close(): Promise<void>;
}
export interface BuildOrder {
  readonly wish: BuildWish;
  /** Where the image goes. */
  readonly address: string;
  /** Where layers are kept: an image reference with a tag that may be overwritten. */
  readonly cache: string | undefined;
  readonly builder: string;
}
export interface Built extends BuildTally {
  /** `<address>@sha256:…` of the index, with its attestations. */
  readonly image: string;
}

export interface Certificates {
  /** The certificate that carries this tag value under `flipgate:site`, if any. */
  find(siteKey: string): Promise<string | undefined>;
  request(siteKey: string, hostnames: readonly string[], idempotencyToken: string): Promise<string>;
  describe(arn: string): Promise<CertificateState>;
}
export interface CertificateState {
  readonly arn: string;
  readonly status:
    | 'PENDING_VALIDATION'
    | 'ISSUED'
    | 'FAILED'
    | 'INACTIVE'
    | 'EXPIRED'
    | 'REVOKED'
    | 'VALIDATION_TIMED_OUT';
  readonly hostnames: readonly string[];
  /** For example `CAA_ERROR`. */
  readonly failureReason?: string;
  /** CNAMEs that ACM wants to see; empty while it has not chosen them. */
  readonly validation: readonly { readonly name: string; readonly content: string }[];
}

export interface Secrets {
  /** The current value, or undefined when the secret does not exist or has none. */
  value(id: string): Promise<string | undefined>;
  /** True when the secret has a current value; asks without reading it. `id` may be a valueFrom ARN with a JSON key. */
  hasValue(id: string): Promise<boolean>;
}

export interface Identity {
  /** The AWS account that the credentials belong to. */
  account(): Promise<string>;
  /** The region that everything is asked in. */
  readonly region: string;
}

// --- objects with conditions (the ledger's bucket) ---------------------------------------------

export interface StoredObject {
  readonly body: string;
  readonly etag: string;
  /** When the store wrote it and what its clock says now: both by the store's own clock. */
  readonly modifiedAt: number;
  readonly storeNow: number;
}
export type WriteAnswer = { readonly kind: 'written'; readonly etag: string } | { readonly kind: 'refused' };
export interface Store {
  get(key: string): Promise<StoredObject | undefined>;
  /** If-None-Match: refused when the key exists. */
  create(key: string, body: string): Promise<WriteAnswer>;
  /** If-Match: refused when the object is no longer the one with this etag. */
  replace(key: string, body: string, etag: string): Promise<WriteAnswer>;
  /** If-Match: refused when the object is no longer the one with this etag; `gone` counts as removed. */
  remove(key: string, etag: string): Promise<'removed' | 'refused'>;
}

// --- the edge ----------------------------------------------------------------------------------

export interface Dns {
  /** The id of the zone that holds this hostname, or undefined when the token sees none. */
  zoneOf(hostname: string): Promise<{ readonly id: string; readonly name: string } | undefined>;
  zone(id: string): Promise<{ readonly id: string; readonly name: string } | undefined>;
  /** All records of exactly this name, of any type. */
  records(zoneId: string, name: string): Promise<readonly DnsRecord[]>;
  /** Load balancers of exactly this name; `unknown` when the token may not ask. */
  loadBalancers(zoneId: string, name: string): Promise<readonly string[] | 'unknown'>;
  /** Edits content only. Never retried by the client: an answer that did not come is an `Unanswered`. */
  editContent(zoneId: string, recordId: string, content: string): Promise<DnsRecord>;
  create(zoneId: string, record: NewDnsRecord): Promise<DnsRecord>;
  remove(zoneId: string, recordId: string): Promise<void>;
  /** One database transaction: deletes, then posts. */
  batch(
    zoneId: string,
    changes: { deletes: readonly string[]; posts: readonly NewDnsRecord[] },
  ): Promise<void>;
}

export type ProbeAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string>>;
      /** The first 2,000 characters. */
      readonly body: string;
    }
  | { readonly kind: 'no-answer'; readonly cause: string };
export interface Http {
  /** GET without following redirects, on a connection of its own. */
  get(url: string, headers: Readonly<Record<string, string>>, timeoutMs: number): Promise<ProbeAnswer>;
}

// --- GitHub ------------------------------------------------------------------------------------

export interface Comparison {
  /** Of head as seen from base. */
  readonly status: 'ahead' | 'behind' | 'identical' | 'diverged';
  readonly commits: readonly { readonly sha: string; readonly message: string }[];
}
export interface GitHub {
  /** `unknown` when GitHub cannot be asked or does not answer. */
  runFinished(runId: string, attempt: number): Promise<boolean | 'unknown'>;
  compare(base: string, head: string): Promise<Comparison | 'unknown'>;
  /** The newest commit of a branch. */
  branchHead(branch: string): Promise<string | 'unknown'>;
}

/**
 * What GitHub shows of deployments. Nothing is decided by it, so that its writes need no lock; a verb may be cut short
 * by its signal.
 */
export interface Deployments {
  /** Of an environment, and of one commit where it is given, newest first: as many as somebody looks back. */
  list(
    of: { readonly environment: string; readonly commit?: string },
    signal: AbortSignal,
  ): Promise<readonly Pick<SeenDeployment, 'id' | 'run'>[]>;
  /** Newest first. */
  statuses(id: number, signal: AbortSignal): Promise<readonly SeenStatus[]>;
  /** @returns the new deployment's id. */
  create(deployment: NewDeployment, signal: AbortSignal): Promise<number>;
  addStatus(id: number, status: NewStatus, signal: AbortSignal): Promise<void>;
}
export interface NewDeployment {
  readonly environment: string;
  readonly commit: string;
  readonly task: 'deploy' | 'rollback';
  /** The page of the run that makes it. */
  readonly run: string | undefined;
}
export interface NewStatus {
  readonly state: ShownState;
  /** GitHub shows 140 characters. */
  readonly description: string;
  /** The page of the run. */
  readonly logUrl?: string;
  /** Where the environment is reached. */
  readonly url?: string;
}

/** A comment of an issue or a pull request. */
export interface IssueComment {
  readonly id: number;
  /** The author's login. */
  readonly author: string;
  readonly body: string;
  readonly url: string;
}
export interface PullRequestSight {
  readonly number: number;
  readonly state: 'open' | 'closed';
  /** Its newest commit. */
  readonly head: string;
  /** Its commits are another repository's, or of one that is gone. */
  readonly fork: boolean;
  /** What brought it into its base: a merge, a squashed commit, or the last one of a rebase. */
  readonly mergedAs?: string;
}
export interface TrackedIssue {
  readonly number: number;
  readonly author: string;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly labels: readonly string[];
  readonly url: string;
}
export interface CheckVerdict {
  readonly commit: string;
  readonly name: string;
  readonly conclusion: 'success' | 'failure' | 'neutral';
  readonly title: string;
  readonly summary: string;
  readonly url?: string;
}
/** What people read and write on GitHub. Lists are whole: all their pages. */
export interface Conversation {
  /** The login that the token writes as: of a job, an application or a person. */
  self(): Promise<string>;
  comments(issue: number): Promise<readonly IssueComment[]>;
  addComment(issue: number, body: string): Promise<IssueComment>;
  /** `gone` when somebody has deleted it. */
  editComment(id: number, body: string): Promise<IssueComment | 'gone'>;
  /** One that is gone is removed. */
  removeComment(id: number): Promise<void>;
  pullRequest(number: number): Promise<PullRequestSight>;
  /** Those that brought the commit into the default branch; where none did, those that would. */
  pullRequestsOf(commit: string): Promise<readonly PullRequestSight[]>;
  /** Open and closed ones that carry the label, without pull requests. */
  issues(label: string): Promise<readonly TrackedIssue[]>;
  openIssue(issue: {
    readonly title: string;
    readonly body: string;
    readonly label: string;
  }): Promise<TrackedIssue>;
  editIssue(
    number: number,
    edit: Partial<Pick<TrackedIssue, 'title' | 'body' | 'state'>>,
  ): Promise<TrackedIssue>;
  addLabel(issue: number, label: string): Promise<void>;
  /** A label that is not there is removed. */
  removeLabel(issue: number, label: string): Promise<void>;
  addCheck(check: CheckVerdict): Promise<void>;
}

// --- infrastructure engines --------------------------------------------------------------------

export type Stack = { readonly kind: 'shared' } | { readonly kind: 'color'; readonly color: Color };

/** A plan that may be applied as it was read, and no other. */
export interface StackPlan extends Plan {
  readonly stack: Stack;
  /** Does nothing when the plan changes nothing, outputs included. */
  apply(signal: AbortSignal): Promise<void>;
}
export interface Engine {
  plan(stack: Stack, variables: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<StackPlan>;
  /** The stack's outputs, by the contract of infra/README.md; undefined when it was never applied. */
  outputs(stack: Stack, signal: AbortSignal): Promise<Readonly<Record<string, unknown>> | undefined>;
}

/** A judge of plans that the user brings. */
export interface Policies {
  /** @param plan  the changes as JSON, without secrets; its file is named in FLIPGATE_PLAN */
  judge(
    command: string,
    plan: string,
    signal: AbortSignal,
  ): Promise<{ readonly exitCode: number; readonly output: readonly string[] }>;
}

/** The program that stands before a migration's command, see src/guard. */
export interface GuardProgram {
  /** Its modules as one word of a command line. */
  packed(): Promise<string>;
}

/** The commit's files on the machine of the job. */
export interface Checkout {
  /** Never fails: where they cannot be read, it says why. */
  migrations(release: string): Promise<CheckoutMigrations>;
}

/** Everything a step may touch. */
export interface World {
  readonly clock: Clock;
  readonly log: Log;
  readonly ecs: Ecs;
  readonly loadBalancing: LoadBalancing;
  readonly scaling: Scaling;
  readonly alarms: Alarms;
  readonly taskLogs: TaskLogs;
  readonly images: Images;
  readonly builds: Builds;
  readonly certificates: Certificates;
  readonly secrets: Secrets;
  readonly identity: Identity;
  readonly store: Store;
  readonly dns: Dns;
  readonly http: Http;
  readonly github: GitHub;
  /** Undefined without a token or a repository. */
  readonly deployments: Deployments | undefined;
  /** The same. */
  readonly conversation: Conversation | undefined;
  readonly engine: Engine;
  readonly guard: GuardProgram;
  readonly policies: Policies;
  /** The text without any secret that this run came to know. */
  readonly hide: (text: string) => string;
  readonly checkout: Checkout;
}
