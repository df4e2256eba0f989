import { expect, test } from 'vitest';
import type { PlanChange } from '../../src/model/plan-change.ts';
import type { DriftRequest } from '../../src/model/request.ts';
import { jobToken } from '../cloud/github/tokens.ts';
import { goLive, openStage, told } from './acts.ts';
import { befall } from './calls.ts';
import { finished, type Played } from './played.ts';
import { driftRequest } from './requests.ts';
import type { Stage } from './stage.ts';

const TOPIC: PlanChange = { address: 'aws_sns_topic.alarms', type: 'aws_sns_topic', action: 'destroy' };

function drift(stage: Stage, more: Partial<DriftRequest> = {}): Promise<Played> {
  return finished(stage.start(driftRequest(more), { event: 'schedule' }));
}

function issues(stage: Stage): readonly string[] {
  return [...stage.cloud.github.hub.conversations.issues.values()].map(
    ({ body, labels, state, title }) => `${state} [${[...labels].join()}] ${title}: ${body.split('\n')[1]}`,
  );
}

async function driftedStage(): Promise<Stage> {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.engine.infra.sharedDrift = [TOPIC];
  return stage;
}

const GONE = 'Drift in <code>production</code>&#58; 1 resource gone.';

test('one issue: opened, written over, closed when the drift has gone, opened again', async () => {
  const stage = await driftedStage();
  const { outcome } = await drift(stage);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, changed: false });
  expect(outcome.commentUrl).toMatch(/\/acme\/shop\/issues\/1$/);
  const first = `[flipgate-drift] Drift in shop-production: `;
  expect(issues(stage)).toEqual([`open ${first}${GONE}`]);
  const [issue] = stage.cloud.github.hub.conversations.issues.values();
  expect(issue?.body).toMatch(/^<!-- flipgate:drift:shop-production -->\n/);
  expect(issue?.body).toContain('| shared | <code>aws&#95;sns&#95;topic.alarms</code> | **gone** |');

  stage.engine.infra.sharedDrift = [TOPIC, { ...TOPIC, address: 'aws_sns_topic.other' }];
  await drift(stage);
  expect(issues(stage)).toEqual([`open ${first}${GONE.replace('1 resource', '2 resources')}`]);

  stage.engine.infra.sharedDrift = [];
  const equal = await drift(stage);
  expect(told(equal.outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
  expect(equal.outcome.commentUrl).toBeUndefined();
  expect(issues(stage)[0]).toMatch(/^closed /);

  stage.engine.infra.sharedDrift = [TOPIC];
  await drift(stage);
  expect(issues(stage)).toEqual([`open ${first}${GONE}`]);
});

test('GitHub asks for fewer requests: waited for, and told', async () => {
  const stage = await driftedStage();
  stage.cloud.github.limits.push({ kind: 'secondary', seconds: 40, status: 429 });
  const from = stage.clock.now();
  await drift(stage);
  expect(stage.clock.now() - from).toBeGreaterThanOrEqual(40_000);
  expect(issues(stage)[0]).toMatch(/^open /);
});

test('a look that fails says nothing of drift, and leaves the issue as it is', async () => {
  const stage = await driftedStage();
  await drift(stage);
  stage.engine.infra.sharedDrift = [];
  befall(stage, 'ListCertificates', { kind: 'server-error', status: 500 }, 100);
  const { outcome } = await drift(stage);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, failure: { step: 'stacks' } });
  expect(outcome.drift).toBeUndefined();
  expect(issues(stage)[0]).toMatch(/^open /);
});

test('nobody is told of no drift, and nobody where it is not wished for', async () => {
  const stage = await driftedStage();
  await drift(stage, { comment: 'never' });
  await drift(stage, { dryRun: true });
  stage.engine.infra.sharedDrift = [];
  await drift(stage);
  expect(issues(stage)).toEqual([]);
});

test('the label is one’s own to choose', async () => {
  const stage = await driftedStage();
  await drift(stage, { label: 'infra' });
  expect(issues(stage)[0]).toMatch(/^open \[infra\] /);
});

test('without the right to write issues the drift is found all the same, and a notice says why nobody was told', async () => {
  const stage = await driftedStage();
  stage.cloud.github.tokens.set(stage.cloud.token, jobToken({ contents: 'read', issues: 'read' }));
  const { outcome } = await drift(stage);
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1 });
  expect(outcome.notices).toEqual([
    expect.stringMatching(/^The issue could not be kept\. GitHub refused \(a new issue\): HTTP 403/),
  ]);
});
