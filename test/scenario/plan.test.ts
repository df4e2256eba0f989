import { expect, test } from 'vitest';
import type { PlannedPicture } from '../../src/model/picture.ts';
import type { PlanRequest } from '../../src/model/request.ts';
import { outputValues } from '../../src/report/output-values.ts';
import { FORK_TOKEN } from '../cloud/github/tokens.ts';
import { begin, deploy, endOf, failureOf, goLive, openStage, told } from './acts.ts';
import { finished, type Played } from './played.ts';
import { pullRequest } from './pull-request.ts';
import { planRequest, WISH } from './requests.ts';
import type { Stage } from './stage.ts';
import { transcript } from './transcript.ts';
import { pass } from './web.ts';

const ADDED = { address: 'aws_sqs_queue.mail', type: 'aws_sqs_queue', action: 'create' } as const;

async function shopStage(): Promise<Stage> {
  const stage = await openStage();
  stage.cloud.images.repositories.set('shop', 'IMMUTABLE').set('shop/cache', 'MUTABLE');
  return stage;
}

function plan(stage: Stage, more: Partial<PlanRequest> = {}, sha = 'f'.repeat(40)): Promise<Played> {
  return finished(stage.start(planRequest(more), { sha, event: 'pull_request' }));
}

function pictureOf({ outcome }: Played): PlannedPicture {
  if (outcome.picture?.state !== 'planned') throw new Error(`no picture: ${JSON.stringify(told(outcome))}`);
  return outcome.picture;
}

/** Everything that changes something outside, by the names that the recording has. */
const WRITES =
  /\b(Put|Create|Delete|Update|Register|Deregister|Run|Stop|Request|Initiate|Upload|Complete)[A-Z]\w*|dns\.records\.(create|edit|delete|batch|update)/;

test('what a merge would do, whole: and no call that writes', async () => {
  const stage = await shopStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  stage.engine.infra.extraChanges = [ADDED];
  const played = await plan(stage);
  expect(told(played.outcome)).toMatchObject({
    result: 'unchanged',
    exit: 0,
    changed: false,
    liveColor: 'green',
  });
  expect(played.calls.filter((call) => WRITES.test(call))).toEqual([]);
  expect(transcript(played.calls)).toMatchSnapshot('calls');
  const picture = pictureOf(played);
  expect(picture.stacks.map(({ name, changes }) => [name, changes.map(({ address }) => address)])).toEqual([
    ['shared', ['aws_sqs_queue.mail']],
    ['green', ['aws_sqs_queue.mail']],
  ]);
  expect(picture.merge).toMatchObject({
    image: { kind: 'build', repository: 'shop' },
    colors: { live: 'green', idle: 'blue' },
    settle: {
      release: stage.ledger().releases[1]?.release,
      endsWarmRollbackTo: stage.ledger().releases[0]?.release,
    },
    verify: { count: 2, paths: [] },
    estimate: { deploys: 2 },
  });
});

test('a first deploy is planned by placeholders, and says so', async () => {
  const stage = await shopStage();
  const { stacks, merge } = pictureOf(await plan(stage));
  expect(stacks.map(({ name, basis }) => [name, basis.kind])).toEqual([
    ['shared', 'known'],
    ['blue', 'provisional'],
  ]);
  expect(merge?.colors).toEqual({ idle: 'blue' });
});

test('the same change has the same digest whichever colour is live', async () => {
  const stage = await shopStage();
  stage.engine.infra.extraColorChanges = [];
  await goLive(stage, 'one');
  const plannedOnBlue = async () => {
    stage.engine.infra.extraColorChanges = [
      {
        address: 'aws_lb.this',
        type: 'aws_lb',
        action: 'update',
        attributes: [{ path: 'idle_timeout', before: { known: '60' }, after: { known: '910' } }],
      },
    ];
    const { digest } = pictureOf(await plan(stage));
    stage.engine.infra.extraColorChanges = [];
    return digest;
  };
  const blue = await plannedOnBlue();
  await goLive(stage, 'two');
  expect(await plannedOnBlue()).toBe(blue);
});

test('what the idle colour lags behind is told apart from what changes', async () => {
  const stage = await shopStage();
  await goLive(stage, 'one');
  await goLive(stage, 'two');
  const { catchUp } = pictureOf(await plan(stage));
  expect(catchUp).toEqual({ color: 'blue', changes: [] });
});

test('a plan that would lose a database is blocked, unless its address is named', async () => {
  const stage = await shopStage();
  await goLive(stage, 'one');
  const lost = {
    address: 'module.db.aws_db_instance.this',
    type: 'aws_db_instance',
    action: 'destroy',
  } as const;
  stage.engine.infra.extraChanges = [lost];
  const blocked = await plan(stage);
  expect(told(blocked.outcome)).toMatchObject({ result: 'refused', exit: 1, liveColor: 'blue' });
  expect(failureOf(blocked.outcome).message).toContain('would lose `module.db.aws_db_instance.this`');
  expect(pictureOf(blocked).verdicts).toMatchObject([{ gate: 'destroy', kind: 'stops' }]);
  const meant = await plan(stage, { allowDestroy: [lost.address] });
  expect(told(meant.outcome)).toMatchObject({ result: 'unchanged' });
});

test('a policy is given the changes, and its exit code decides', async () => {
  const stage = await shopStage();
  await goLive(stage, 'one');
  stage.engine.infra.extraChanges = [ADDED];
  const good = await plan(stage, {
    policyCommand: 'grep -q aws_sqs_queue.mail "$FLIPGATE_PLAN" && echo fine',
  });
  expect(pictureOf(good).policy).toMatchObject({ exitCode: 0, output: ['fine'] });
  const bad = await plan(stage, { policyCommand: 'echo no queues >&2; exit 3' });
  expect(told(bad.outcome)).toMatchObject({ result: 'refused', exit: 1 });
  expect(pictureOf(bad)).toMatchObject({
    policy: { exitCode: 3, output: ['no queues'] },
    verdicts: [{ kind: 'passes' }, { gate: 'policy', kind: 'stops' }],
  });
});

test('an image that is there is reused', async () => {
  const stage = await shopStage();
  await goLive(stage, 'one');
  const build = stage.build('two');
  const { merge } = pictureOf(await plan(stage, { source: { kind: 'given', image: build.image } }));
  expect(merge?.image).toMatchObject({ kind: 'reuse', image: build.image });
  expect(pictureOf(await plan(stage, { source: { kind: 'build', build: WISH } })).merge?.image.kind).toBe(
    'build',
  );
});

test('a plan beside a deploy waits for nobody and takes nothing', async () => {
  const stage = await shopStage();
  await goLive(stage, 'one');
  const deploying = begin(stage, stage.build('two'));
  await pass(stage, 3_000);
  expect(told((await plan(stage)).outcome)).toMatchObject({ result: 'unchanged' });
  expect(told((await endOf(deploying)).outcome)).toMatchObject({ result: 'live' });
});

test('a hold in the way is told, and whether it stops this commit', async () => {
  const stage = await shopStage();
  await goLive(stage, 'one');
  const second = await goLive(stage, 'two');
  await stage.rollback();
  const later = stage.cloud.github.repository.commit('three');
  expect(pictureOf(await plan(stage, {}, later)).merge?.hold).toMatchObject({
    from: second.release,
    stops: true,
  });
});

test('one comment: first that it is being planned, then what a merge brings, then the same comment again', async () => {
  const stage = await shopStage();
  await goLive(stage, 'one');
  const pull = pullRequest(stage);
  stage.engine.infra.extraChanges = [ADDED];
  const { outcome, calls } = await pull.plan();
  expect(outcome.commentUrl).toContain('#issuecomment-');
  expect(calls.filter((call) => /^github .*(comment|Comment)/.test(call)).length).toBeGreaterThan(2);
  const [first = '', ...others] = pull.comments();
  expect(others).toEqual([]);
  expect(first).toContain('The merge brings <code>production</code>&#58; 2 to add');
  expect(JSON.parse(outputValues(outcome)['plan-counts'] ?? '')).toMatchObject({ create: 2, destroy: 0 });
  stage.engine.infra.extraChanges = [];
  await pull.plan();
  expect(pull.comments()).toHaveLength(1);
  expect(pull.comments()[0]).toContain('No changes to the infrastructure of <code>production</code>');
});

test.each([
  ['changes', 0],
  ['never', 0],
  ['always', 1],
] as const)('a plan without changes, told %s', async (comment, count) => {
  const stage = await shopStage();
  await goLive(stage, 'one');
  const pull = pullRequest(stage);
  await pull.plan({ comment });
  expect(pull.comments()).toHaveLength(count);
});

test('a plan that is blocked, and one that fails, say so where they are read', async () => {
  const stage = await shopStage();
  await goLive(stage, 'one');
  const pull = pullRequest(stage);
  stage.engine.infra.extraChanges = [
    { address: 'aws_s3_bucket.media', type: 'aws_s3_bucket', action: 'destroy' },
  ];
  const { outcome: blocked } = await pull.plan();
  expect(pull.comments()[0]).toContain('Blocked: <code>production</code> cannot be deployed like this');
  expect(blocked).toMatchObject({ failure: { step: 'verdict' } });
  expect(blocked.commentUrl).toContain('#issuecomment-');
  stage.cloud.images.repositories.delete('shop');
  const { outcome } = await pull.plan();
  expect(told(outcome)).toMatchObject({ result: 'refused', exit: 1 });
  expect(pull.comments()).toHaveLength(1);
  expect(pull.comments()[0]).toContain('The plan of <code>production</code> failed');
});

test('without the right to comment the plan is made, and a notice says why nobody was told', async () => {
  const stage = await shopStage();
  await goLive(stage, 'one');
  const pull = pullRequest(stage);
  stage.cloud.github.tokens.set(stage.cloud.token, FORK_TOKEN);
  const { outcome } = await pull.plan();
  expect(told(outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
  expect(outcome.notices.join()).toContain('The pull request could not be told.');
});

test('migrations that a merge brings are told by their files, and where nobody will guard them', async () => {
  const stage = await shopStage();
  const file = (name: string, phase: 'expand' | 'contract', operations: readonly string[]) =>
    ({
      kind: 'read',
      ...{ name, phase, operations, dependencies: [], replaces: [], sql: [], atomic: true, reversible: true },
    }) as const;
  const first = stage.build('one');
  const old = file('orders.0001_initial', 'expand', ['CreateModel orders.Order']);
  stage.checkouts.set(first.release, { kind: 'known', migrations: [old] });
  await deploy(stage, first);
  const pull = pullRequest(stage);
  const index = {
    ...file('orders.0002_index', 'expand', ['AddIndex orders.order.placed']),
    sql: ['ANALYZE orders_order;'],
  };
  const drop = file('orders.0003_drop', 'contract', ['RemoveField orders.order.note']);
  stage.checkouts.set(pull.commit, { kind: 'known', migrations: [old, index, drop] });
  expect(pictureOf(await pull.plan()).merge?.migrations).toMatchObject({
    kind: 'pending',
    migrations: [
      { name: 'orders.0003_drop', phase: 'contract', guard: { kind: 'refused' } },
      {
        ...{ name: 'orders.0002_index', phase: 'expand', guard: { kind: 'survives' } },
        lockRisk: 'writes to its table wait while the index is built',
      },
    ],
  });
  expect(pull.comments()[0]).toContain('orders.0003&#95;drop');
  expect(pull.comments()[0]).toContain('-- orders.0002_index\nANALYZE orders_order;');
  await pull.plan({ migrateCommand: './migrate.sh' });
  expect(pull.comments()[0]).toContain('it runs unguarded');
});

test('what the scan of an image has found is in the plan', async () => {
  const stage = await shopStage();
  await goLive(stage, 'one');
  stage.cloud.images.scan = () => ({ status: 'COMPLETE', counts: { HIGH: 2 } });
  const build = stage.build('two');
  const pull = pullRequest(stage);
  await pull.plan({ source: { kind: 'given', image: build.image } });
  expect(pull.comments()[0]).toContain('scan found 2 high');
});
