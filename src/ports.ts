/**
 * What a step may ask of the world: types only, one room for each outside thing. Adapters implement these, steps receive
 * them, tests may stand in for them. Times are milliseconds since the epoch, durations milliseconds.
 */
import type { Identity, Secrets } from './ports/account.ts';
import type { Artifacts } from './ports/artifacts.ts';
import type { Builds } from './ports/builds.ts';
import type { Certificates } from './ports/certificates.ts';
import type { Checkout, GuardProgram } from './ports/checkout.ts';
import type { Checkup } from './ports/checkup.ts';
import type { Clock } from './ports/clock.ts';
import type { Conversation } from './ports/conversation.ts';
import type { Deployments } from './ports/deployments.ts';
import type { Ecs } from './ports/ecs.ts';
import type { Dns, Http } from './ports/edge.ts';
import type { Engine, Policies } from './ports/engine.ts';
import type { GitHub } from './ports/github.ts';
import type { Images } from './ports/images.ts';
import type { Log } from './ports/log.ts';
import type { Alarms, LoadBalancing, Scaling } from './ports/service-health.ts';
import type { Store } from './ports/store.ts';
import type { TaskLogs } from './ports/task-logs.ts';

export type * from './ports/account.ts';
export type * from './ports/artifacts.ts';
export type * from './ports/builds.ts';
export type * from './ports/certificates.ts';
export type * from './ports/checkout.ts';
export type * from './ports/checkup.ts';
export type * from './ports/clock.ts';
export type * from './ports/conversation.ts';
export type * from './ports/deployments.ts';
export type * from './ports/ecs.ts';
export type * from './ports/edge.ts';
export type * from './ports/engine.ts';
export type * from './ports/github.ts';
export type * from './ports/images.ts';
export type * from './ports/log.ts';
export type * from './ports/service-health.ts';
export type * from './ports/store.ts';
export type * from './ports/task-logs.ts';

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
  readonly artifacts: Artifacts;
  readonly engine: Engine;
  readonly guard: GuardProgram;
  readonly policies: Policies;
  /** The text without any secret that this run came to know. */
  readonly hide: (text: string) => string;
  readonly checkout: Checkout;
  readonly checkup: Checkup;
}
