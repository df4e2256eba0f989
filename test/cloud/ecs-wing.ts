import type { Parts } from './cloud-parts.ts';
import type { Place } from './ecs/names.ts';
import type { Target } from './edge/load-balancer.ts';
import type { LoadBalancers } from './edge/load-balancers.ts';
import type { CloudClock, Room } from './room.ts';
import type { Shapes } from './shapes/shapes.ts';

export interface WingSurroundings {
  readonly shapes: Shapes;
  readonly clock: CloudClock;
  readonly home: Place;
  readonly parts: Parts;
  readonly loadBalancers: LoadBalancers;
  readonly emulator: Room | undefined;
}

/** ECS and what belongs to its model, fitted into the cloud. */
export interface EcsWing {
  /** By signing name. */
  readonly rooms: ReadonlyMap<string, Room>;
  targets(targetGroupArn: string): Promise<readonly Target[]>;
  close(): Promise<void>;
}

export function openEcsWing(_around: WingSurroundings): EcsWing {
  return { rooms: new Map(), targets: async () => [], close: async () => {} };
}
