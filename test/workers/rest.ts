import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from '../demo/stage.ts';
import { PRODUCTION, VISIBILITY_S } from './measures.ts';
import { tallyOf } from './tally.ts';

/** Until what was killed last has come back and has been executed. */
const LONGEST_S = VISIBILITY_S + 2 * PRODUCTION.tooLongTask + 30;
/** Beat says its last, and the last tick is executed. */
const LAST_TICK_MS = 3_000;

/**
 * Waits until every task that was sent is executed, or until none was for so long that none will be: a machine
 * with other work has a queue to work off, and that is not lost. Then ends beat.
 */
export async function rest(stage: Stage): Promise<void> {
  let before = 0;
  for (let second = 0; second < LONGEST_S; second += 5) {
    const tallies = await tallyOf(stage.query);
    if (tallies.every(({ sent, executed }) => sent === executed)) break;
    const executed = tallies.reduce((sum, one) => sum + one.executed, 0);
    if (executed > before) second = 0;
    before = executed;
    await sleep(5_000);
  }
  await endBeat(stage);
}

async function endBeat({ address, cloud }: Stage): Promise<void> {
  const { ECSClient, UpdateServiceCommand } = await import('@aws-sdk/client-ecs');
  const client = new ECSClient(address);
  const beats = () => cloud.ecs.ran().filter((one) => one.containers.some(({ name }) => name === 'beat'));
  for (const group of new Set(beats().map((one) => one.group))) {
    const service = group.replace('service:', '');
    await client.send(new UpdateServiceCommand({ cluster: 'shop-production', service, desiredCount: 0 }));
  }
  while (beats().some(({ status }) => status !== 'STOPPED')) await sleep(500);
  await sleep(LAST_TICK_MS);
}
