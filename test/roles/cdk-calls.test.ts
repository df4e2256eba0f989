import { afterEach, beforeEach, expect, test } from 'vitest';
import { goLive } from '../scenario/acts.ts';
import { CdkEngine } from '../scenario/cdk-engine.ts';
import { finished } from '../scenario/played.ts';
import { driftRequest, planRequest, removalRequest } from '../scenario/requests.ts';
import { Stage } from '../scenario/stage.ts';
import { type Overheard, overhear } from './demands/overhear.ts';

/** The action, and not what CloudFormation does for it. */
const ACTION = /^(run|post)-/;
/** What CDK asks and Terraform does not. */
const OF_CDK = /^(cloudformation:|s3:\w+ \S*\/(plan-)?templates\/)/;

let stage: Stage;
let overheard: Overheard;
beforeEach(async () => {
  stage = await Stage.open({}, CdkEngine);
  stage.cloud.images.repositories.set('shop', 'IMMUTABLE').set('shop/cache', 'MUTABLE');
  overheard = overhear(stage.cloud);
});
afterEach(() => stage.close());

async function heard(): Promise<string> {
  const lines = await overheard.take(ACTION);
  return `${lines.filter((line) => OF_CDK.test(line)).join('\n')}\n`;
}

async function bothColors() {
  await goLive(stage, 'one');
  return goLive(stage, 'two');
}

test('deploys, and the removal of a colour', async () => {
  await bothColors();
  const { release } = await goLive(stage, 'three');
  await finished(stage.start(removalRequest({ release })));
  await expect(await heard()).toMatchFileSnapshot('calls/cdk-deploy.txt');
});

test('plan', async () => {
  await bothColors();
  await overheard.take(ACTION);
  stage.engine.infra.webEnvironment = { MORE: 'yes' };
  await finished(stage.start(planRequest(), { sha: 'f'.repeat(40), event: 'pull_request' }));
  await expect(await heard()).toMatchFileSnapshot('calls/cdk-plan.txt');
});

test('drift', async () => {
  await bothColors();
  await overheard.take(ACTION);
  await finished(stage.start(driftRequest(), { event: 'schedule' }));
  await expect(await heard()).toMatchFileSnapshot('calls/cdk-drift.txt');
});
