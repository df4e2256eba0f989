import { setTimeout as sleep } from 'node:timers/promises';
import type { Performance } from './performance.ts';
import { story } from './story.ts';

story({
  engine: 'cdk',
  retention: 'RetentionInDays',
  driftedLog: '.*Logs?',
  lost: {
    title: 'its machine lost while CloudFormation applies: the lock stays behind, and CloudFormation goes on',
    moment: async (on) => {
      while (!isUpdating(on)) await sleep(10);
    },
    held: ['lock.json'],
    found: /CloudFormation still carries out what an ended run began|release .* is what the colour runs/,
  },
});

function isUpdating({ stage }: Performance): boolean {
  const stack = stage.cloud.cloudFormation.stacks.found('shop-production-color-green');
  return /^(CREATE|UPDATE)_IN_PROGRESS$/.test(stack?.status ?? '');
}
