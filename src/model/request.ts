import type { BuildWish, Severity } from './build-wish.ts';
import type { Site } from './site.ts';

/** What every command is asked with. Absent means "not given": the default is found where it is needed. */
export interface CommonRequest {
  readonly site: Site;
  /** State, ledger and lock; by default `defaultBucket` of the site and the account. */
  readonly bucket?: string;
  /** By default the zone that holds the hostname. */
  readonly zoneId?: string;
  /** Says what would be done and writes nothing. */
  readonly dryRun: boolean;
  readonly awsRole?: string;
  /** By default what the ambient credentials name. */
  readonly awsRegion?: string;
  readonly cloudflareApiToken?: string;
  /** A Secrets Manager id; exclusive with `cloudflareApiToken`. */
  readonly cloudflareApiTokenSecret?: string;
  readonly githubToken?: string;
}

/** The program that applies infrastructure code. */
export type EngineChoice = 'auto' | 'terraform' | 'tofu' | 'terragrunt' | 'cdk';

/** A path that must answer with this status, on the preview host and then on the public one. */
export interface VerifyPath {
  /** Begins with `/`; may carry a query. */
  readonly path: string;
  readonly status: number;
}

export interface BuildRequest extends CommonRequest {
  readonly command: 'build';
  readonly build: BuildWish;
  readonly scanThreshold?: Severity;
}

/** Where a deploy's image comes from. */
export type ImageSource =
  /** `<repository>@sha256:<64 hex>`. */
  { readonly kind: 'given'; readonly image: string } | { readonly kind: 'build'; readonly build: BuildWish };

/** How infrastructure code is found and run. */
export interface EngineRequest extends CommonRequest {
  /** Absolute. By default the caller's `infra` folder when there is one, else the one shipped with the action. */
  readonly infra?: string;
  readonly engine: EngineChoice;
  /** The user's own: a string, or what a value beginning with `[`, `{` or `"` holds as JSON. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The ARN of an issued certificate; by default one is found by tag or requested. */
  readonly certificate?: string;
}

/** The same for what applies it, and how far a plan of it may go. */
export interface InfraRequest extends EngineRequest {
  /** Addresses that the gate lets a plan destroy or replace. */
  readonly allowDestroy: readonly string[];
  readonly source: ImageSource;
}

export interface PlanRequest extends InfraRequest {
  readonly command: 'plan';
  readonly comment: CommentWish;
  /** Its pull request carries it while the plan changes something. */
  readonly label?: string;
  /** Of the deploy: whether the guard can read what it runs. */
  readonly migrateCommand: string;
  /** A command that is given the plan as JSON, and whose exit code stops the merge. */
  readonly policyCommand?: string;
}

/** When a pull request is told: `changes` leaves a plan without any unsaid, unless there is a comment already. */
export type CommentWish = 'always' | 'changes' | 'never';

export interface DriftRequest extends EngineRequest {
  readonly command: 'drift';
  /** Whether an issue on GitHub follows what is found. */
  readonly comment: 'always' | 'never';
  /** The issue's. */
  readonly label: string;
}

/** What becomes of a deploy that would change what its pull request's plan has not told. */
export type ParityWish = 'stop' | 'warn' | 'off';

export interface DeployRequest extends InfraRequest {
  readonly command: 'deploy';
  readonly scanThreshold?: Severity;
  /** The commit that the image was built from, in full. */
  readonly release: string;
  readonly migrateCommand: string;
  readonly contractCommand?: string;
  /** Milliseconds; PostgreSQL's `lock_timeout` for each attempt. */
  readonly migrateLockTimeoutMs: number;
  /** Milliseconds; by default PostgreSQL's own. */
  readonly migrateStatementTimeoutMs?: number;
  /** Attempts after the first. */
  readonly migrateRetries: number;
  readonly healthPath: string;
  /** Lower-case. */
  readonly releaseHeader: string;
  readonly verifyPaths: readonly VerifyPath[];
  /** Consecutive answers that carry the release. */
  readonly verifyCount: number;
  readonly bakeMs: number;
  readonly warmMs: number;
  /** Names; by default those that shared and the new colour give in their outputs. */
  readonly alarms?: readonly string[];
  /** Contents of all A, AAAA and CNAME records of the public name; lower-case, no trailing dot. */
  readonly adopt: readonly string[];
  readonly liftHold: boolean;
  readonly planParity: ParityWish;
  /** Releases whose migrations a person answers for. */
  readonly acceptSchemaRisk: readonly string[];
  /** Milliseconds without the bake; by default 30 minutes, 60 when shared is created. */
  readonly timeoutMs?: number;
}

/** A deploy whose image is known: given, found, or built. */
export interface ImagedDeploy extends DeployRequest {
  /** `<repository>@sha256:<64 hex>`. */
  readonly image: string;
}

interface SettleWish {
  readonly command: 'settle';
  /** Settles at once, if the live colour runs it; without it only what is due. */
  readonly release?: string;
}

/** Settles, and takes the idle colour's stack away by the infrastructure code that made it. */
export type RemovingSettle = EngineRequest & SettleWish & { readonly removeIdle: true };
export type SettleRequest = RemovingSettle | (CommonRequest & SettleWish & { readonly removeIdle: false });

export interface RollbackRequest extends CommonRequest {
  readonly command: 'rollback';
  /** A release, or `adopted`: the records that the first deploy took over. By default the previous release. */
  readonly to?: string;
  readonly reason: string;
  readonly inPlace: boolean;
  /** Releases whose migrations a person answers for. */
  readonly acceptSchemaRisk: readonly string[];
}

export interface RunRequest extends CommonRequest {
  readonly command: 'run';
  /** The management command, as a shell would read it. */
  readonly run: string;
  readonly timeoutMs: number;
}

export interface StatusRequest extends CommonRequest {
  readonly command: 'status';
}

export interface DoctorRequest extends CommonRequest {
  readonly command: 'doctor';
}

/** What is about an environment, and not only about its image. */
export type SiteRequest =
  | PlanRequest
  | DriftRequest
  | DeployRequest
  | SettleRequest
  | RollbackRequest
  | RunRequest
  | StatusRequest
  | DoctorRequest;
export type Request = BuildRequest | SiteRequest;
