import type { CloudClock, CloudRequest, Room } from '../room.ts';
import { ScalableTargets } from '../scaling/scalable-targets.ts';
import { scalingRoom } from '../scaling/scaling-room.ts';
import { newScalingState } from '../scaling/scaling-state.ts';
import type { Shapes } from '../shapes/shapes.ts';
import type { FindTargetGroup } from '../target-health/target-group.ts';
import { ownsTargetHealth, targetHealthRoom } from '../target-health/target-health-room.ts';
import { Targets } from '../target-health/targets.ts';
import { LogStore } from '../task-logs/log-store.ts';
import { ownsTaskLogs, taskLogsRoom } from '../task-logs/task-logs-room.ts';
import type { ContainerBehaviour } from './behaviour.ts';
import { Chance } from './chance.ts';
import { Clusters } from './clusters.ts';
import type { EcsControl } from './control.ts';
import { controlOf } from './control.ts';
import type { Delays } from './delays.ts';
import { USUAL_DELAYS } from './delays.ts';
import { ecsRoom } from './ecs-room.ts';
import { Misfortunes } from './misfortunes.ts';
import type { Model, SecretValue } from './model.ts';
import { draw } from './model.ts';
import { Programs } from './programs.ts';
import { scalableService } from './scalable-service.ts';
import { Services } from './services.ts';
import { TaskDefinitions } from './task-definitions.ts';
import type { ProcessRunner } from './task-runtime.ts';
import { Tasks } from './tasks.ts';
import { Timeline } from './timeline.ts';
import { targetChecked } from './unhealthy.ts';

export interface EcsOptions {
  readonly clock: CloudClock;
  readonly region: string;
  readonly account: string;
  readonly shapes: Shapes;
  readonly secretValue: SecretValue;
  /** Health check and deregistration delay of a target group; undefined when there is no such group. */
  readonly targetGroup: FindTargetGroup;
  /** Runs containers whose behaviour is `process`. */
  readonly runner?: ProcessRunner;
  /** What images without a program do. */
  readonly otherwise?: ContainerBehaviour;
  readonly delays?: Partial<Delays>;
  readonly seed?: number;
}

/** A room that answers some requests of its service; the rest is somebody else's. */
export interface PartRoom extends Room {
  owns(request: CloudRequest): boolean;
}

export interface EcsCloud {
  readonly ecs: Room;
  readonly scaling: Room;
  /** DescribeTargetHealth of ELBv2. */
  readonly targetHealth: PartRoom;
  /** Reads of CloudWatch Logs. */
  readonly taskLogs: PartRoom;
  readonly logs: LogStore;
  readonly control: EcsControl;
}

/** The stateful model of ECS and of what belongs to it. It keeps no timers: see `control.settle`. */
export function openEcs(options: EcsOptions): EcsCloud {
  const { shapes, targetGroup } = options;
  const place = { region: options.region, account: options.account };
  const chance = new Chance(options.seed ?? 1);
  const timeline = new Timeline(options.clock);
  const tags: Model['tags'] = new Map();
  const model: Model = {
    place,
    timeline,
    chance,
    delays: { ...USUAL_DELAYS, ...options.delays },
    programs: new Programs(options.otherwise),
    misfortunes: new Misfortunes(),
    runner: options.runner,
    secretValue: options.secretValue,
    tags,
    clusters: new Clusters(place),
    definitions: new TaskDefinitions(place, tags),
    services: new Services(),
    tasks: new Tasks(),
    targets: new Targets(timeline, targetGroup, (target) => targetChecked(model, target)),
    logs: new LogStore(timeline, () => draw(model, 'logs')),
  };
  const scalable = new ScalableTargets((resourceId) => scalableService(model, resourceId));
  const scalingState = newScalingState(scalable, place, chance, () => timeline.now());
  return {
    ecs: ecsRoom(shapes, model),
    scaling: scalingRoom(shapes, timeline, scalingState),
    targetHealth: {
      owns: ownsTargetHealth,
      ...targetHealthRoom(shapes, timeline, model.targets, targetGroup),
    },
    taskLogs: { owns: ownsTaskLogs, ...taskLogsRoom(shapes, timeline, model.logs) },
    logs: model.logs,
    control: controlOf(model, scalingState),
  };
}
