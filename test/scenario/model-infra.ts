import type { HealthCheck } from '@aws-sdk/client-ecs';
import type { PlanChange } from '../../src/model/plan-change.ts';

export type BackgroundRole = 'worker' | 'beat';

/** What a test may change about the infrastructure code that the engine stands for. */
export interface ModelInfra {
  webMin: number;
  webMax: number;
  /** What colours have beside web. */
  background: readonly BackgroundRole[];
  /** The worker's container health check; undefined for none. */
  workerCheck: HealthCheck | undefined;
  /** Changes that a plan shows beside its own. */
  extraChanges: PlanChange[];
  /** What the template of shared has beside its own, where templates are made. */
  extraResources: Readonly<Record<string, object>>;
  /** What the app says in place of a template. */
  synthesisFailure: Error | undefined;
  /** Changes of a colour's plan alone. */
  extraColorChanges: PlanChange[];
  /** What is planned in the middle of an apply of shared, once a part of it is done. */
  plannedAnew: PlanChange[];
  /** What a removal would do beside its own. */
  extraRemovals: PlanChange[];
  /** What the next removal ends by, in place of removing. */
  removalFailure: Error | undefined;
  /** What things are called by their provider: name to address and attribute. */
  ids: ReadonlyMap<string, string>;
  /** What somebody did to shared, as a refresh finds it. */
  sharedDrift: readonly PlanChange[];
  /** In every stack, where the code says nothing. */
  openDrift: readonly PlanChange[];
  /** Secrets that the task definitions name, by variable. */
  secrets: Record<string, string>;
  /** What the web container has beside its release. */
  webEnvironment: Readonly<Record<string, string>>;
  /** The name of the alarm that shared gives its database. */
  databaseAlarm: string;
  sidecar: boolean;
  /** The circuit breaker of services made from now on brings the last good definition back. */
  breakerRollback: boolean;
  lost: readonly string[];
}

/** Web alone, as the code that the action ships. */
export function plainInfra(): ModelInfra {
  return {
    webMin: 2,
    webMax: 6,
    background: [],
    workerCheck: { command: ['CMD-SHELL', 'celery inspect ping'], interval: 10 },
    extraChanges: [],
    extraResources: {},
    synthesisFailure: undefined,
    extraColorChanges: [],
    plannedAnew: [],
    sharedDrift: [],
    openDrift: [],
    secrets: {},
    extraRemovals: [],
    removalFailure: undefined,
    ids: new Map(),
    webEnvironment: {},
    databaseAlarm: 'database',
    sidecar: false,
    breakerRollback: false,
    lost: [],
  };
}
