import { expect, test } from 'vitest';
import type { PlanChange } from '../../src/model/plan-change.ts';
import { summary } from '../../src/report/summary.ts';
import { foreignParts } from '../report/rendered.ts';
import { begin, endOf, goLive, openStage } from './acts.ts';
import { finished } from './played.ts';
import { COMMON, driftRequest } from './requests.ts';
import type { Stage } from './stage.ts';
import { pass } from './web.ts';

const update = (address: string, type: string, attributes: PlanChange['attributes'] = []): PlanChange => ({
  ...{ address, type, action: 'update' },
  attributes,
});
const SHARED: readonly PlanChange[] = [
  update('module.cache.aws_elasticache_replication_group.this', 'aws_elasticache_replication_group', [
    { path: 'snapshot_retention_limit', before: { known: '7' }, after: { known: '1' } },
    { path: 'auth_token', before: 'sensitive', after: 'sensitive' },
  ]),
  {
    ...update('module.network.aws_security_group.tasks', 'aws_security_group', [
      {
        path: 'ingress[1]',
        before: 'absent',
        after: { known: '{"from_port":22,"cidr_blocks":["0.0.0.0/0"]}' },
      },
    ]),
    opens: ['port 22 from `0.0.0.0/0`'],
  },
  { address: 'module.alarms.aws_sns_topic.this', type: 'aws_sns_topic', action: 'destroy' },
];
const OPEN = [
  update('module.database.aws_db_instance.this', 'aws_db_instance', [
    { path: 'latest_restorable_time', before: { known: '"10:00"' }, after: { known: '"10:05"' } },
  ]),
];

/** The page as readers get it, held against the one that is kept, and parsed as GitHub does; the issue's text too. */
async function shows(stage: Stage, name: string): Promise<string> {
  const { outcome } = await finished(stage.start(driftRequest(), { event: 'schedule' }));
  const { environment, hostname } = COMMON.site;
  const page = summary(outcome, { command: 'drift', environment, hostname });
  expect(foreignParts(page)).toEqual([]);
  await expect(page).toMatchFileSnapshot(`./pages/${name}.md`);
  return page;
}

test('found: what users see, then what differs, before and now', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  stage.engine.infra.sharedDrift = SHARED;
  stage.engine.infra.openDrift = OPEN;
  stage.cloud.zone.point('api-blue.example.com', 'elsewhere.example.net');
  const page = await shows(stage, 'drift-found');
  expect(page.split('\n')[0]).toMatch(
    /^## 🟡 api\.example\.com is served by blue.* Drift in <code>production<\/code>&#58; 2 resources changed, 1 resource gone, 1 host at the edge\.$/,
  );
  const [issue] = stage.cloud.github.hub.conversations.issues.values();
  const [, ...text] = issue?.body.split('\n') ?? [];
  // Its one link is to the run.
  expect(foreignParts(text.join('\n').replace(/\[([^\]]+)\]\([^)]+\)\.$/, '$1'))).toEqual([]);
  await expect(issue?.body).toMatchFileSnapshot('./pages/drift-issue.md');
});

test('none', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  const page = await shows(stage, 'drift-none');
  expect(page.split('\n')[0]).toBe(
    '## ⚪ No drift in <code>production</code>&#58; shared, blue, green and the edge are as they were left.',
  );
});

test('postponed while a deploy is at work', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const deploying = begin(stage, stage.build('two'));
  await pass(stage, 3_000);
  await shows(stage, 'drift-postponed');
  await endOf(deploying);
});
