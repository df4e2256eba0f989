import type { PlanChange } from '../../src/model/plan-change.ts';
import { goLive, openStage } from './acts.ts';
import type { Played } from './played.ts';
import type { Stage } from './stage.ts';

export const QUEUE: PlanChange = {
  address: 'aws_sqs_queue.mail',
  type: 'aws_sqs_queue',
  action: 'create',
};
export const RULE: PlanChange = {
  address: 'aws_security_group_rule.all',
  type: 'aws_security_group_rule',
  action: 'replace',
  reason: '`cidr_blocks` forces it',
};

/** A change of the load balancer in a colour. */
export function lbChange(path: string, before: string, after: string): PlanChange {
  return {
    ...{ address: 'aws_lb.this', type: 'aws_lb', action: 'update' },
    attributes: [
      { path, before: { known: JSON.stringify(before) }, after: { known: JSON.stringify(after) } },
    ],
  };
}

/** A shop whose first release is live, with what a plan of it needs. */
export async function shop(): Promise<Stage> {
  const stage = await openStage();
  stage.cloud.images.repositories.set('shop', 'IMMUTABLE');
  await goLive(stage, 'one');
  return stage;
}

/** What the deploy's page says of parity: the end of check's evidence. */
export function evidence({ outcome }: Played): string {
  const detail = outcome.steps.find(({ step }) => step === 'check')?.detail ?? '';
  return detail.split('; parity: ')[1] ?? '';
}

/** Which stacks were planned since the list was emptied. */
export function planned({ engine }: Stage): readonly string[] {
  return engine.planned.map(({ stack }) => stack);
}
