import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { CdkOptions } from '../../src/engines/cdk/options.ts';
import { synthesize } from '../../src/engines/cdk/synthesize.ts';
import type { PlanRequest } from '../../src/model/request.ts';
import { faultsOf } from '../report/plan/rendered-markdown.ts';
import { goLive, openStage, told } from './acts.ts';
import { CdkEngine } from './cdk-engine.ts';
import { pullRequest } from './pull-request.ts';
import { SITE } from './requests.ts';
import type { Stage } from './stage.ts';

type Resources = Readonly<Record<string, object>>;

async function openShop(): Promise<Stage> {
  const stage = await openStage({}, CdkEngine);
  stage.cloud.images.repositories.set('shop', 'IMMUTABLE').set('shop/cache', 'MUTABLE');
  stage.cloud.github.repository.commit('begun');
  return stage;
}

/** A shop whose first release is live, with these resources beside those of every shop. */
async function shopWith(resources: Resources): Promise<Stage> {
  const stage = await openShop();
  stage.engine.infra.extraResources = resources;
  await goLive(stage, 'one');
  return stage;
}

/** The comment as the pull request gets it, held against the one that is kept, and parsed as GitHub does. */
async function shows(stage: Stage, name: string, more: Partial<PlanRequest> = {}) {
  const pull = pullRequest(stage);
  const { outcome } = await pull.plan(more);
  const [comment = ''] = pull.comments();
  await expect(timeless(comment)).toMatchFileSnapshot(`./pages/plan-cdk-${name}.md`);
  expect(faultsOf(comment)).toEqual([]);
  return { outcome: told(outcome), comment };
}

/** Virtual time runs on while files are read, as the first template has it done: by seconds, and now and then over a minute. */
function timeless(comment: string): string {
  return comment.replace(/about \*\*[\w ]+\*\*/, 'about **1 min**').replace(/\d\d:\d\d UTC/, '09:00 UTC');
}

/** A queue's log, an alarm, a group and a role: what can be changed where it stands. */
function parts({ days = 30, threshold = 100, from = '10.0.0.0/16', actions = ['sqs:SendMessage'] }) {
  return {
    MailsLog: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: '/shop/mails', RetentionInDays: days },
    },
    MailsAlarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        ...{ AlarmName: 'mails-waiting', ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 2 },
        ...{ Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible', Period: 60 },
        ...{ Statistic: 'Maximum', Threshold: threshold },
      },
    },
    AdminGroup: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        ...{ GroupName: 'shop-admin', GroupDescription: 'Who may reach the admin pages' },
        SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: from }],
      },
    },
    MailsRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'shop-mails',
        AssumeRolePolicyDocument: statement({
          Principal: { Service: 'ecs-tasks.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }),
        Policies: [
          {
            PolicyName: 'mails',
            PolicyDocument: statement({ Action: actions, Resource: 'arn:aws:sqs:*:*:mails' }),
          },
        ],
      },
    },
  };
}

function statement(said: object) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...said }] };
}

/** A database in subnets of that name. */
function database({ DBName = 'app', subnets = 'shop-data' }): Resources {
  return {
    DataSubnets: {
      Type: 'AWS::RDS::DBSubnetGroup',
      Properties: {
        ...{
          DBSubnetGroupName: subnets,
          DBSubnetGroupDescription: 'Data',
          SubnetIds: ['subnet-1', 'subnet-2'],
        },
      },
    },
    Postgresql: {
      Type: 'AWS::RDS::DBInstance',
      DeletionPolicy: 'Snapshot',
      UpdateReplacePolicy: 'Snapshot',
      Properties: {
        ...{ DBInstanceIdentifier: 'shop-production', DBInstanceClass: 'db.t4g.micro', Engine: 'postgres' },
        ...{ EngineVersion: '18', AllocatedStorage: '20', DBName, DBSubnetGroupName: { Ref: 'DataSubnets' } },
        ...{ ManageMasterUserPassword: true, MasterUsername: 'app', DeletionProtection: true },
      },
    },
  };
}

test('create: a shop that is not there, of its templates', async () => {
  const stage = await openShop();
  stage.engine.infra.extraResources = { ...parts({}), ...database({}) };
  const { outcome } = await shows(stage, 'create');
  expect(outcome).toMatchObject({ result: 'unchanged' });
  expect(stage.cloud.cloudFormation.stacks.there()).toEqual([]);
});

test('update: property by property, and who is let in by it', async () => {
  const stage = await shopWith(parts({}));
  stage.engine.infra.extraResources = parts({
    ...{ days: 90, threshold: 500, from: '0.0.0.0/0' },
    actions: ['sqs:SendMessage', 'sqs:DeleteQueue'],
  });
  const { outcome, comment } = await shows(stage, 'update');
  expect(outcome).toMatchObject({ result: 'unchanged' });
  expect(comment).toContain('opens to everybody');
  expect(comment).toContain('allows by IAM');
});

test('replace: a database is not given up, unless its logical id is named', async () => {
  const stage = await shopWith(database({}));
  stage.engine.infra.extraResources = database({ DBName: 'shop' });
  const { outcome, comment } = await shows(stage, 'replaced');
  expect(outcome).toMatchObject({ result: 'refused', exit: 1 });
  expect(comment).toContain('<code>DBName</code> cannot be changed in place');
  const pull = pullRequest(stage, 'meant');
  expect(told((await pull.plan({ allowDestroy: ['Postgresql'] })).outcome)).toMatchObject({ exit: 0 });
});

test('replace: what may be replaced counts as replaced, and says so', async () => {
  const stage = await shopWith(database({}));
  stage.engine.infra.extraResources = database({ subnets: 'shop-data-2' });
  const { outcome, comment } = await shows(stage, 'maybe-replaced');
  expect(outcome).toMatchObject({ result: 'refused', exit: 1 });
  expect(comment).toContain('that counts as a replacement');
});

test('no changes', async () => {
  const { outcome } = await shows(await shopWith(parts({})), 'no-changes');
  expect(outcome).toMatchObject({ result: 'unchanged', changed: false });
});

test('failed: the words of the real app, with the file and the line', async () => {
  const failure = await refusedByApp({ network_cidr: 'ten' });
  const stage = await openShop();
  stage.engine.infra.synthesisFailure = failure;
  const { outcome, comment } = await shows(stage, 'failed');
  expect(outcome).toMatchObject({ exit: 1 });
  expect(comment).toMatch(/lib\/inputs\/checked\.ts line \d+/);
});

/** Made before the stage is there: virtual time would not wait for a real process. */
async function refusedByApp(variables: Readonly<Record<string, string>>): Promise<Error> {
  const workFolder = await mkdtemp(join(tmpdir(), 'flipgate-synth-'));
  onTestFinished(() => rm(workFolder, { recursive: true, force: true }));
  const options = {
    ...{ infraFolder: join(import.meta.dirname, '../../infra/cdk'), workFolder, userVariables: variables },
    ...{ site: SITE, region: 'eu-central-1', log: { line: () => {} } },
    environment: async () => ({ PATH: process.env['PATH'] ?? '', HOME: workFolder }),
  } as unknown as CdkOptions;
  const given = { name: SITE.name, environment: SITE.environment, hostname: SITE.hostname };
  const failing = synthesize(
    options,
    { kind: 'shared' },
    { ...given, preview_hostnames: SITE.previewHostnames },
    AbortSignal.timeout(50_000),
  );
  return failing.then(
    () => {
      throw new Error('the app took it');
    },
    (error: Error) => error,
  );
}
