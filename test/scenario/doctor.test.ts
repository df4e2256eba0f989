import { expect, test } from 'vitest';
import { type Finding, remedyOf, stopsDeploys } from '../../src/model/checkup/finding.ts';
import { checkupLines } from '../../src/report/checkup/lines.ts';
import { DNS_TOKEN } from '../cloud/cloudflare/access.ts';
import type { Answer, Program } from '../cloud/ecs/behaviour.ts';
import { BLUE, begin, deploy, goLive, killed, openStage, told } from './acts.ts';
import { befall } from './calls.ts';
import type { Played } from './played.ts';
import { goodWeb } from './programs.ts';
import { rollbackRequest, SITE } from './requests.ts';
import { BUCKET, type Stage } from './stage.ts';
import { transcript } from './transcript.ts';
import { pass } from './web.ts';

const ROLE = 'arn:aws:iam::123456789012:role/flipgate/shop-production-deploy';

/** What bootstrap makes, and a database with its alarm. */
function bootstrapped(stage: Stage): void {
  const { cloud } = stage;
  cloud.images.repositories.set('shop', 'IMMUTABLE').set('shop/cache', 'MUTABLE');
  cloud.secrets.give('shop-production/secret-key', 'generated');
  cloud.secrets.give('shop-production/cloudflare', cloud.token);
  cloud.trusts.set('shop-production-deploy', JSON.stringify(TRUST));
  stage.engine.infra.webEnvironment = {
    GUNICORN_CMD_ARGS: '--worker-class=gthread --workers=2 --threads=4 --keep-alive=920',
  };
  stage.engine.infra.databaseAlarm = ALARM;
}
const ALARM = 'shop-production-database-connections';
const ISSUER = 'token.actions.githubusercontent.com';
const TRUST = {
  Version: '2012-10-17',
  Statement: ['production', 'production-ops'].map((environment) => ({
    Effect: 'Allow',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com', [`${ISSUER}:repository_id`]: '456' },
      StringLike: {
        [`${ISSUER}:sub`]: [
          `repo:acme/shop:environment:${environment}`,
          `repo:acme@123/shop@456:environment:${environment}`,
        ],
        [`${ISSUER}:ref`]: ['refs/heads/main'],
      },
    },
  })),
};

/** With one colour built, or with both. */
async function healthy(colors: 1 | 2): Promise<Stage> {
  const stage = await openStage();
  bootstrapped(stage);
  await goLive(stage, 'one');
  if (colors === 2) await goLive(stage, 'two');
  stage.cloud.alarms.put({ AlarmName: ALARM, Threshold: 179, ComparisonOperator: 'GreaterThanThreshold' });
  return stage;
}

const examined = (stage: Stage) =>
  stage.doctor({ awsRole: ROLE, cloudflareApiTokenSecret: 'shop-production/cloudflare' });

function findings({ outcome }: Played): readonly Finding[] {
  return outcome.checkup ?? [];
}

/** Of the checks that fail. */
function failing(played: Played): readonly string[] {
  return findings(played)
    .filter(stopsDeploys)
    .map(({ check }) => check);
}

function row(played: Played, check: string): Finding | undefined {
  return findings(played).find((finding) => finding.check === check);
}

test('a healthy environment, whole: the table, log and remote calls', async () => {
  const stage = await healthy(2);
  const played = await examined(stage);
  expect(checkupLines(findings(played)).join('\n')).toMatchSnapshot('table');
  expect(played.log.join('\n')).toMatchSnapshot('log');
  expect(transcript(played.calls)).toMatchSnapshot('calls');
  expect(told(played.outcome)).toMatchObject({
    result: 'unchanged',
    exit: 0,
    changed: false,
    liveColor: 'green',
  });
  const writes = played.calls.filter((call) => /Put|Delete|Update|Register|create|edit|batch/.test(call));
  expect(writes).toEqual([]);
});

test('before anything exists: each check says so, and what to do', async () => {
  const stage = await openStage({ certificate: 'none' });
  stage.cloud.s3.buckets.delete(BUCKET);
  stage.cloud.secrets.values.clear();
  const played = await examined(stage);
  expect(checkupLines(findings(played)).join('\n')).toMatchSnapshot('table');
  expect(told(played.outcome)).toMatchObject({ result: 'refused', exit: 1, changed: false });
  expect(failing(played)).toEqual([
    'bucket',
    'lock',
    'hold',
    'ledger',
    'services',
    'image repository',
    'secrets',
  ]);
});

test('what bootstrap makes is all that a first deploy needs', async () => {
  const stage = await openStage({ certificate: 'none' });
  bootstrapped(stage);
  const played = await examined(stage);
  expect(told(played.outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
  const early = findings(played).filter(({ kind }) => kind === 'early');
  expect(early.map(({ check }) => check)).toEqual([
    ...['ledger', 'public record', 'preview record of blue', 'preview record of green', 'services'],
    ...['live image', 'certificate', 'database connections', 'Fargate quota'],
  ]);
});

const FOREIGN = { type: 'A', name: SITE.previewHostnames.green, content: '192.0.2.1', proxied: true };

/** Each fault by its row: what a deploy would fail by. */
const FAILING: readonly (readonly [string, (stage: Stage) => unknown, string, RegExp])[] = [
  [
    'an account of somebody else',
    ({ cloud }) => Object.assign(cloud.home, { account: '210987654321' }),
    'AWS account',
    /lives in 123456789012/,
  ],
  [
    'a secret that has lost its value',
    ({ cloud }) => cloud.secrets.give('shop-production/probe'),
    'secrets',
    /without a value: the probe/,
  ],
  [
    'a token that is not known',
    ({ cloud }) => cloud.cloudflare.tokens.clear(),
    'Cloudflare token',
    /does not know it/,
  ],
  [
    'a zone that the token does not see',
    ({ cloud }) => cloud.cloudflare.tokens.set(cloud.token, { ...DNS_TOKEN, zones: [] }),
    'Cloudflare zone',
    /No zone that the Cloudflare token can see/,
  ],
  [
    'a record that somebody moved',
    ({ cloud }) => cloud.zone.point(SITE.hostname, 'old.example.net'),
    'public record',
    /did not build/,
  ],
  [
    'a preview record of somebody else',
    ({ cloud }) => cloud.zone.add(FOREIGN),
    'preview record of green',
    /was not made by Flipgate/,
  ],
  [
    'TLS that ends at the edge',
    ({ cloud }) => cloud.zone.settings.set('ssl', 'flexible'),
    'TLS to the load balancers',
    /api.example.com: flexible/,
  ],
  [
    'an account that may have no load balancer more',
    ({ cloud }) => cloud.quotas.set('L-53DA6B97', 1),
    'load balancer quota',
    /1 of 1 .* 1 more are wanted/,
  ],
];

test.each(FAILING)('%s fails', async (_, spoil, check, found) => {
  const stage = await healthy(1);
  spoil(stage);
  const played = await examined(stage);
  expect(told(played.outcome)).toMatchObject({ result: 'refused', exit: 1, changed: false });
  expect(failing(played)).toContain(check);
  expect(row(played, check)?.found).toMatch(found);
});

/** A release that answers as a good one until a test wants it otherwise. */
function turning(release: string) {
  const good = goodWeb(release);
  let instead: Answer | undefined;
  const web: Program = (start) => {
    const behaviour = typeof good === 'function' ? good(start) : good;
    if (behaviour.kind !== 'runs') return behaviour;
    const { answer } = behaviour;
    return { ...behaviour, answer: (request) => (instead ?? answer ?? NOTHING)(request) };
  };
  return {
    web,
    turn: (answer: Answer) => {
      instead = answer;
    },
  };
}
const NOTHING: Answer = () => ({ status: 503, headers: {}, body: '' });

test.each([
  [{ status: 400, headers: {}, body: '' }, /answers 400/, /ALLOWED_HOSTS/],
  [{ status: 200, headers: {}, body: 'ok' }, /no x-release header/, /RELEASE/],
  [
    { status: 403, headers: { 'cf-mitigated': 'challenge' }, body: '' },
    /the edge blocks the probe/,
    /Bot Fight Mode/,
  ],
])('an application that answers %o fails', async (answer, found, remedy) => {
  const stage = await openStage();
  bootstrapped(stage);
  const release = stage.cloud.github.repository.commit('one');
  const { web, turn } = turning(release);
  await deploy(stage, stage.built(release, { web }));
  turn(() => answer);
  const played = await examined(stage);
  expect(failing(played)).toEqual([`application at ${SITE.hostname}`, `application at ${BLUE}`]);
  const finding = row(played, `application at ${BLUE}`);
  expect(finding?.found).toMatch(found);
  expect(finding && remedyOf(finding)).toMatch(remedy);
});

test('a token that edits DNS and no more: what it may not read is unknown, and fails nothing', async () => {
  const stage = await healthy(1);
  stage.cloud.cloudflare.tokens.set(stage.cloud.token, DNS_TOKEN);
  const played = await examined(stage);
  expect(told(played.outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
  expect(row(played, 'TLS to the load balancers')).toMatchObject({ kind: 'unknown', asked: 'here alone' });
  expect(row(played, 'Bot Fight Mode')).toMatchObject({ kind: 'unknown' });
  expect(row(played, 'Cloudflare permissions')?.found).toMatch(
    /Zone Read, DNS Read; refused: Load Balancers/,
  );
});

test('what a deploy survives is to be mended, and fails nothing', async () => {
  const stage = await healthy(1);
  const { cloud } = stage;
  cloud.zone.settings.set('ssl', 'full');
  cloud.zone.botFightMode = true;
  cloud.s3.create(BUCKET).versioning = 'Suspended';
  cloud.balancers.set('arn:lb:blue', { certificates: [], idleTimeout: 60 });
  cloud.alarms.put({ AlarmName: ALARM, Threshold: 90, ComparisonOperator: 'GreaterThanThreshold' });
  cloud.quotas.set('L-3032A538', 1);
  const played = await examined(stage);
  expect(told(played.outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
  const poor = findings(played).filter(({ kind }) => kind === 'poor');
  expect(poor.map(({ check, found }) => `${check}: ${found}`)).toMatchSnapshot();
});

test('a site to move in with has to be told to the deploy, and fails nothing', async () => {
  const stage = await openStage();
  bootstrapped(stage);
  stage.cloud.zone.add({ ...FOREIGN, name: SITE.hostname });
  const played = await examined(stage);
  expect(told(played.outcome)).toMatchObject({ result: 'unchanged', exit: 0 });
  expect(row(played, 'public record')).toMatchObject({
    kind: 'poor',
    remedy: expect.stringContaining('`adopt`'),
  });
});

test('who holds the lock, whether anybody renews it, and a rollback that ended half way', async () => {
  const stage = await healthy(2);
  const playing = begin(stage, stage.build('three'));
  await pass(stage, 3_000);
  expect(row(await examined(stage), 'lock')?.found).toMatch(/^held by deploy \w{12} by ada/);
  playing.process.caller.kill('by the test');
  await killed(playing);
  await pass(stage, 100_000);
  expect(row(await examined(stage), 'lock')?.found).toMatch(/^lapsed, of deploy/);
  befall(stage, 'dns.records.edit api.example.com', { kind: 'kill-before' });
  await killed(stage.start(rollbackRequest()));
  const played = await examined(stage);
  expect(failing(played)).toEqual(['hold']);
  expect(row(played, 'hold')?.found).toMatch(/^a rollback to \w{12} is under way/);
});

test('while Cloudflare’s API is down nothing at the edge is taken for good', async () => {
  const stage = await healthy(1);
  stage.cloud.cloudflare.down = true;
  const played = await examined(stage);
  expect(told(played.outcome)).toMatchObject({ result: 'refused', exit: 1 });
  const ofTheEdge = findings(played).filter(({ check }) => /Cloudflare|record|TLS|Bot/.test(check));
  expect(new Set(ofTheEdge.map(({ kind }) => kind))).toEqual(new Set(['unknown']));
});

test('a role whose trust policy cannot be read: the claims beside both forms of a subject', async () => {
  const stage = await healthy(1);
  stage.cloud.trusts.clear();
  const played = await examined(stage);
  expect(row(played, 'trust policy')).toMatchObject({ kind: 'unknown', asked: 'here alone' });
  expect(row(played, 'claim sub')?.found).toContain(
    '`repo:acme/shop:environment:production` or `repo:acme@123/shop@456:environment:production`',
  );
});
