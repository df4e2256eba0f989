import type { Tag } from '@aws-sdk/client-ecs';
import type { Targets } from '../target-health/targets.ts';
import type { LogStore } from '../task-logs/log-store.ts';
import type { Chance } from './chance.ts';
import type { Clusters } from './clusters.ts';
import type { Delays } from './delays.ts';
import type { Misfortunes } from './misfortunes.ts';
import type { Place } from './names.ts';
import type { Programs } from './programs.ts';
import type { Services } from './services.ts';
import type { TaskDefinitions } from './task-definitions.ts';
import type { ProcessRunner } from './task-runtime.ts';
import type { Tasks } from './tasks.ts';
import type { Timeline } from './timeline.ts';

/** Everything that the model of ECS holds; its verbs are functions that take it. */
export interface Model {
  readonly place: Place;
  readonly timeline: Timeline;
  readonly chance: Chance;
  delays: Delays;
  readonly programs: Programs;
  readonly misfortunes: Misfortunes;
  readonly runner: ProcessRunner | undefined;
  readonly secretValue: SecretValue;
  readonly tags: Map<string, Tag[]>;
  readonly clusters: Clusters;
  readonly definitions: TaskDefinitions;
  readonly services: Services;
  readonly tasks: Tasks;
  readonly targets: Targets;
  readonly logs: LogStore;
}

/**
 * The value behind a `valueFrom` (an ARN, with a JSON key, stage and version behind it where the task
 * definition has them), or undefined when the secret does not exist or has no value.
 */
export type SecretValue = (valueFrom: string) => Promise<string | undefined>;

/** Draws how long the platform takes this time, in milliseconds. */
export function draw(model: Model, delay: keyof Delays): number {
  return model.chance.between(model.delays[delay]);
}
