import { expect, test } from 'vitest';
import { BLUE, deploy, endOf, failureOf, goLive, killed, live, openStage, told } from './acts.ts';
import { expectBackgroundIn, tasksOf } from './background.ts';
import { atCall, befall, callsWith } from './calls.ts';
import { rollbackRequest, SITE, settleRequest } from './requests.ts';
import type { Stage } from './stage.ts';
import { pass } from './web.ts';

const PUBLIC = SITE.hostname;
const OLD = ['192.0.2.10', '192.0.2.11'];

/** An old site behind two A records, one of them with a comment of its own. */
async function withOldSite(): Promise<Stage> {
  const stage = await openStage();
  for (const content of OLD) {
    stage.cloud.zone.add({ type: 'A', name: PUBLIC, content, proxied: true, comment: `old ${content}` });
    stage.cloud.edge.elsewhere.set(content, {
      kind: 'function',
      answer: async () => ({ status: 200, headers: {}, body: 'the old site' }),
    });
  }
  stage.cloud.zone.add({ type: 'TXT', name: PUBLIC, content: '"keep me"' });
  return stage;
}

function addresses(stage: Stage): readonly string[] {
  return stage.cloud.zone
    .named(PUBLIC)
    .filter((record) => record.type !== 'TXT')
    .map((record) => `${record.type} ${record.content} ${record.proxied} ${record.comment ?? ''}`)
    .sort();
}
const AS_IT_WAS = OLD.map((content) => `A ${content} true old ${content}`);

test('adopted: the set is saved whole, replaced by one batch, and nothing else is touched', async () => {
  const stage = await withOldSite();
  await goLive(stage, 'one', { adopt: [...OLD].reverse() });
  expect(addresses(stage)).toEqual([`CNAME ${BLUE} true flipgate shop-production public`]);
  expect(stage.cloud.zone.named(PUBLIC)).toHaveLength(2);
  expect(callsWith(stage, 'dns.records.batch')).toHaveLength(1);
  expect(stage.ledger().adopted?.records.map((record) => [record.content, record.comment])).toEqual(
    OLD.map((content) => [content, `old ${content}`]),
  );
});

test.each([
  ['one of two', [OLD[0] ?? '']],
  ['one too many', [...OLD, '192.0.2.12']],
])('refused: adopt lists %s', async (_, adopt) => {
  const stage = await withOldSite();
  const { outcome } = await deploy(stage, stage.build('one'), { adopt });
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1, changed: false });
  expect(failureOf(outcome).message).toContain(`\`adopt\` lists ${adopt.join(', ')}`);
  expect(addresses(stage)).toEqual(AS_IT_WAS);
});

test('its public verify fails: the records are as they were, to the comment', async () => {
  const stage = await withOldSite();
  atCall(stage, 'dns.records.batch', () => stage.cloud.edge.guards.push({ kind: 'block', hosts: [PUBLIC] }));
  const { outcome } = await deploy(stage, stage.build('one'), { adopt: OLD });
  expect(told(outcome)).toMatchObject({ result: 'flipped-back', exit: 2 });
  expect(addresses(stage)).toEqual(AS_IT_WAS);
  expect(failureOf(outcome).usersSeeNow).toMatch(
    /^api\.example\.com points at 192\.0\.2\.1[01], 192\.0\.2\.1[01],/,
  );
  stage.cloud.edge.guards.length = 0;
  await goLive(stage, 'two', { adopt: OLD });
});

test('adopt that is still given once a colour is live is ignored, with a notice', async () => {
  const stage = await withOldSite();
  await goLive(stage, 'one', { adopt: OLD });
  const { outcome } = await deploy(stage, stage.build('two'), { adopt: OLD });
  expect(told(outcome)).toMatchObject({
    result: 'live',
    notices: expect.arrayContaining(['`adopt` is ignored: the public record names a colour already.']),
  });
});

test('back to what was adopted, and a deploy after it is held', async () => {
  const stage = await withOldSite();
  const one = await goLive(stage, 'one', { adopt: OLD });
  const back = await stage.rollback({ to: 'adopted' });
  expect(told(back.outcome)).toMatchObject({ result: 'live', exit: 0 });
  expect(addresses(stage)).toEqual(AS_IT_WAS);
  const again = await deploy(stage, one, { adopt: OLD });
  expect(failureOf(again.outcome).message).toContain('rolled back');
  expect(told((await deploy(stage, one, { adopt: OLD, liftHold: true })).outcome).result).toBe('live');
});

test.each([
  ['whole', false],
  ['killed past its edit, and run again', true],
])('back to what was adopted, %s: workers and beat are the old site’s own again', async (_, kill) => {
  const stage = await withOldSite();
  stage.engine.infra.background = ['worker', 'beat'];
  await goLive(stage, 'one', { adopt: OLD });
  await expectBackgroundIn(stage, 'blue');
  if (kill) {
    atCall(stage, 'dns.records.batch', () => befall(stage, 'dns.records.list', { kind: 'kill-before' }));
    await killed(stage.start(rollbackRequest({ to: 'adopted' })));
    expect(tasksOf(stage, 'blue', 'beat')).toBe(1);
  }
  expect(told((await stage.rollback({ to: 'adopted' })).outcome)).toMatchObject({ exit: 0 });
  await expectBackgroundIn(stage, 'blue', 0, 0);
  await goLive(stage, 'two', { adopt: OLD, liftHold: true });
  await expectBackgroundIn(stage, stage.ledger().releases.at(-1)?.color ?? 'blue');
});

test('by default the first release goes back to what was adopted', async () => {
  const stage = await withOldSite();
  await goLive(stage, 'one', { adopt: OLD });
  expect((await stage.rollback()).outcome.result).toBe('live');
  expect(addresses(stage)).toEqual(AS_IT_WAS);
});

test('to adopted, killed past its edit: run again it finishes, and deploys may come again', async () => {
  const stage = await withOldSite();
  await goLive(stage, 'one', { adopt: OLD });
  atCall(stage, 'dns.records.batch', () => befall(stage, 'dns.records.list', { kind: 'kill-before' }));
  await killed(stage.start(rollbackRequest({ to: 'adopted' })));
  expect(addresses(stage)).toEqual(AS_IT_WAS);
  const again = await stage.rollback({ to: 'adopted' });
  expect(told(again.outcome)).toMatchObject({ exit: 0 });
  expect(addresses(stage)).toEqual(AS_IT_WAS);
  await goLive(stage, 'two', { adopt: OLD, liftHold: true });
});

test('to adopted where nothing was adopted', async () => {
  const stage = await openStage();
  await goLive(stage, 'one');
  const { outcome } = await stage.rollback({ to: 'adopted' });
  expect(failureOf(outcome).message).toBe('`to` is adopted, but nothing was adopted here.');
  expect(live(stage)).toBe(BLUE);
  expect(stage.objects()).toEqual(['ledger.json']);
});

test('to adopted, but somebody moved the record meanwhile: left as it is', async () => {
  const stage = await withOldSite();
  await goLive(stage, 'one', { adopt: OLD });
  atCall(stage, 'PutObject flipgate-shop-production-123456789012/hold.json', () =>
    stage.cloud.zone.point(PUBLIC, 'maintenance.example.net'),
  );
  stage.cloud.zone.edit(
    stage.cloud.zone
      .named(PUBLIC)
      .filter((record) => record.type === 'TXT')
      .map(({ id }) => ({ kind: 'delete', id })),
  );
  const { outcome } = await stage.rollback({ to: 'adopted' });
  expect(told(outcome).result).toBe('refused');
  expect(live(stage)).toBe('maintenance.example.net');
});

test('back to the old site past a contract that was waited for: refused, nothing moved', async () => {
  const stage = await withOldSite();
  const one = stage.build('one', {
    migrate: ({ nth }) => ({ kind: 'exits', after: nth === 2 ? 60_000 : 500, code: 0 }),
  });
  await deploy(stage, one, { adopt: OLD, contractCommand: 'python manage.py contract' });
  const settling = stage.start(settleRequest({ release: one.release }));
  while (callsWith(stage, 'RunTask').length < 2) await pass(stage, 1_000);
  const back = stage.rollback({ to: 'adopted' });
  await endOf(settling);
  const { outcome } = await back;
  expect(told(outcome)).toMatchObject({ result: 'refused', liveColor: 'blue' });
  expect(failureOf(outcome).message).toContain('adopted cannot run on this database');
  expect(stage.hold()).toBeUndefined();
});
