import { setTimeout as sleep } from 'node:timers/promises';
import type { Performance } from './performance.ts';
import { story } from './story.ts';

/** What CloudFormation waits for in the middle of its update: until the next run has found that it goes on. */
const found = Promise.withResolvers<void>();

story({
  engine: 'cdk',
  retention: 'RetentionInDays',
  driftedLog: '.*Log',
  lost: {
    title: 'its machine lost while CloudFormation applies: the lock stays behind, and CloudFormation goes on',
    moment: async (on) => {
      on.stage.cloud.cloudFormation.befalls = () => found.promise;
      while (!isUpdating(on)) await sleep(10);
    },
    held: ['lock.json'],
    found:
      /^CloudFormation still carries out what an ended run began in shop-production-color-green: it is waited for$/m,
    watch: (line) => {
      if (line.startsWith('CloudFormation still carries out')) found.resolve();
    },
  },
});

function isUpdating({ stage }: Performance): boolean {
  const stack = stage.cloud.cloudFormation.stacks.found('shop-production-color-green');
  return /^(CREATE|UPDATE)_IN_PROGRESS$/.test(stack?.status ?? '');
}
