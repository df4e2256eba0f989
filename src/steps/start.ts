import type { ColorOutputs } from '../model/stack-outputs.ts';
import type { ServiceStart, Started } from './follow-deployment.ts';
import type { Ground } from './ground.ts';
import { rollService, startService } from './start-service.ts';

export interface Start {
  readonly cluster: string;
  readonly outputs: ColorOutputs;
  readonly taskDefinition: string;
  /** Tasks to run: `startCount` where a colour is started. */
  readonly count: number;
  /** Milliseconds that it took last time. */
  readonly expected: number | undefined;
}

/** As many tasks as the live web runs, inside the bounds of the colour that is started: autoscaling takes no minimum above its maximum. */
export function startCount({ web_min, web_max }: ColorOutputs, liveRunning: number): number {
  return Math.min(web_max, Math.max(web_min, liveRunning));
}

/** The idle web to its count: healthy targets of this deployment. */
export async function start(ground: Ground, wish: Start): Promise<Started> {
  const started = await startService(ground, ofWeb(wish));
  ground.journal.done(describeStarted(started));
  return started;
}

/** The live web to another release: task by task. */
export async function roll(ground: Ground, wish: Start): Promise<Started> {
  const started = await rollService(ground, ofWeb(wish));
  ground.journal.done(`${describeStarted(started)}, none of the other release's`);
  return started;
}

/** Evidence in a few words. */
export function describeStarted({ healthy, desired, deployment }: Started): string {
  return `${healthy} of ${desired} healthy, deployment ${deployment}`;
}

function ofWeb({ outputs, ...wish }: Start): ServiceStart {
  const proof = { kind: 'targets', targetGroupArn: outputs.target_group_arn } as const;
  return { ...wish, service: outputs.web_service, role: 'web', proof };
}
