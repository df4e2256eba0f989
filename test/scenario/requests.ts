import type { BuildWish } from '../../src/model/build-wish.ts';
import type { Job } from '../../src/model/job.ts';
import type {
  BuildRequest,
  CommonRequest,
  DeployRequest,
  DriftRequest,
  PlanRequest,
  RemovingSettle,
  RollbackRequest,
  RunRequest,
  SettleRequest,
} from '../../src/model/request.ts';

export const SITE = {
  name: 'shop',
  environment: 'production',
  hostname: 'api.example.com',
  previewHostnames: { blue: 'api-blue.example.com', green: 'api-green.example.com' },
} as const;
/** A commit whose image is in the registry. */
export interface Build {
  readonly release: string;
  readonly image: string;
}

export const COMMON = { site: SITE, dryRun: false } as const;

export const JOB: Job = {
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

export const WISH: BuildWish = {
  context: '/workspace',
  dockerfile: '/workspace/Dockerfile',
  buildArgs: {},
  secrets: [],
  ssh: [],
  repository: 'shop',
  cache: { kind: 'own' },
  compression: 'gzip',
  allowEmulation: false,
};

export function buildRequest(): BuildRequest {
  return { ...COMMON, command: 'build', build: WISH };
}

export function planRequest(more: Partial<PlanRequest> = {}): PlanRequest {
  return {
    ...COMMON,
    command: 'plan',
    source: { kind: 'build', build: WISH },
    engine: 'auto',
    variables: {},
    allowDestroy: [],
    comment: 'always',
    migrateCommand: 'python manage.py migrate --noinput',
    ...more,
  };
}

export function driftRequest(more: Partial<DriftRequest> = {}): DriftRequest {
  return {
    ...COMMON,
    command: 'drift',
    engine: 'auto',
    variables: {},
    comment: 'always',
    label: 'flipgate-drift',
    ...more,
  };
}

export function deployRequest(build: Build): DeployRequest {
  return {
    ...COMMON,
    command: 'deploy',
    source: { kind: 'given', image: build.image },
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
    planParity: 'stop',
    acceptSchemaRisk: [],
  };
}

export function rollbackRequest(more: Partial<RollbackRequest> = {}): RollbackRequest {
  return {
    ...COMMON,
    command: 'rollback',
    reason: 'orders fail',
    inPlace: false,
    acceptSchemaRisk: [],
    ...more,
  };
}

export function runRequest(command: string, more: Partial<RunRequest> = {}): RunRequest {
  return { ...COMMON, command: 'run', run: command, timeoutMs: 600_000, ...more };
}

export function settleRequest(
  more: Pick<SettleRequest, 'release'> & Partial<CommonRequest> = {},
): SettleRequest {
  return { ...COMMON, command: 'settle', removeIdle: false, ...more };
}

export function removalRequest(more: Partial<RemovingSettle> = {}): RemovingSettle {
  return { ...COMMON, command: 'settle', removeIdle: true, engine: 'auto', variables: {}, ...more };
}
