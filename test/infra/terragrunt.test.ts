import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ApplicationAutoScalingClient,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../parts/command.ts';
import { terragruntPart } from '../parts/terragrunt.ts';
import { type AppliedSite, openSite } from './applied-site.ts';
import { TERRAFORM } from './folders.ts';
import { colorVariables, serviceNames, site, sizes } from './givens.ts';
import { openUnitStack, type UnitStack } from './unit-stack.ts';

// One story in many tests: each needs what the ones before it left in the cloud.
const MINUTES = 60_000;
const APPLY = { timeout: 10 * MINUTES };
const GO = new AbortController().signal;
const SHARED = { kind: 'shared' } as const;
const BLUE = { kind: 'color', color: 'blue' } as const;
const UNASKED = () => {
  throw new Error('Nothing had to be planned anew.');
};

let applied: AppliedSite;
let stack: UnitStack;

beforeAll(async () => {
  applied = await openSite();
  const { name, environment } = site;
  const made = await applied.apply('bootstrap', { name, environment, ...sizes.bootstrap });
  stack = await openUnitStack(applied.cloud, String(made['bucket']));
}, 10 * MINUTES);

afterAll(async () => {
  await stack?.close();
  await applied?.close();
}, MINUTES);

const planned = async () => {
  const { changes } = await stack.engine.plan(SHARED, site, GO);
  return changes.filter(({ action }) => action !== 'read').map(({ address }) => address);
};

test('the files are formatted', async () => {
  const folder = join(TERRAFORM, '..', 'terragrunt');
  const { exitCode, output } = await command(await terragruntPart(), [
    'hcl',
    'fmt',
    '--check',
    '--working-dir',
    folder,
  ]);
  expect(exitCode, output).toBe(0);
});

test(
  'on an empty account the stack is planned with made-up outputs, as its environment has it',
  APPLY,
  async () => {
    const production = await stack.typeAs('production', 'stack', 'run', 'plan');
    const alone = ['run', '--working-dir', '.terragrunt-stack/postgresql', '--', 'plan'];
    const development = await stack.typeAs('development', ...alone);
    expect(production).toMatch(/Succeeded\s+4/);
    expect(production).toMatch(/Excluded\s+2/);
    expect(production.match(/\baws_nat_gateway\.\S+ will be created/g)).toHaveLength(2);
    expect(databaseIn(production)).toEqual({
      instance_class: '"db.t4g.small"',
      multi_az: 'true',
      deletion_protection: 'true',
      skip_final_snapshot: 'false',
    });
    expect(databaseIn(development)).toEqual({
      instance_class: '"db.t4g.micro"',
      multi_az: 'false',
      deletion_protection: 'false',
      skip_final_snapshot: 'true',
    });
  },
);

test('an error in one unit stops those that need it, and is what the failure says first', APPLY, async () => {
  const { limits, overheard } = applied.cloud;
  const plan = await stack.engine.plan(SHARED, site, GO);
  expect(plan.diagnostics.map(({ summary }) => summary)).toEqual(
    ['cluster', 'postgresql', 'redis'].map((unit) =>
      expect.stringMatching(`^${unit} is planned with made-up`),
    ),
  );
  limits.reach('CreateVpc', 'VpcLimitExceeded', 'The maximum number of VPCs has been reached.');
  await overheard.take();
  const failure = await plan.apply(GO, UNASKED).catch((error: unknown) => error);
  limits.lift();
  expect(failure).toMatchObject({
    message: expect.stringMatching(
      /^terragrunt apply of network failed: creating EC2 VPC: .*VpcLimitExceeded: The maximum number of VPCs has been reached\.? \(.*modules\/network\/main\.tf line \d+, module\.network\[0\]\.aws_vpc\.this\)/,
    ),
  });
  expect(stack.lines.filter((line) => line.includes('is left alone')).sort()).toEqual(
    ['cluster', 'postgresql', 'redis'].map((unit) => `${unit} is left alone: network failed`),
  );
  expect((await overheard.take()).filter((asked) => /^(ecs|sns|rds|elasticache):Create/.test(asked))).toEqual(
    [],
  );
});

test('the stack is applied by one command; without an image it leaves the colours out', APPLY, async () => {
  const said = await stack.type('stack', 'run', 'apply');
  expect(said).toMatch(/Succeeded\s+4/);
  expect(said).toMatch(/Excluded\s+2/);
});

test('a person is shown what its units give', APPLY, async () => {
  const said = await stack.type('stack', 'output', '--format', 'json', '--log-level', 'error');
  const given = JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1));
  expect(given).toMatchObject({
    network: { assign_public_ip: false },
    cluster: { cluster: 'shop-production' },
  });
  expect(Object.keys(given.redis.secrets)).toEqual(['BROKER_URL', 'CACHE_URL']);
});

test('the action finds in it what it is, and nothing to do', APPLY, async () => {
  expect(await planned()).toEqual([]);
  const outputs = await stack.engine.outputs(SHARED, GO);
  expect(outputs).toMatchObject({
    region: applied.cloud.region,
    account_id: applied.cloud.account,
    cluster: 'shop-production',
    assign_public_ip: false,
    size: 'development',
  });
  // One of nothing is left out, as Terraform leaves it out of its own outputs.
  const { data_subnet_ids: _, ...contract } = outputs ?? {};
  const nothing = ['access_log_bucket', 'log_kms_key_arn'];
  expect([...Object.keys(contract), ...nothing].sort()).toEqual(outputsOfContract());
  expect(Object.keys(contract['secrets'] as object).sort()).toEqual(
    ['BROKER_URL', 'CACHE_URL', 'DATABASE_URL', 'SECRET_KEY'].sort(),
  );
  const named = [...(contract['alarm_names'] as string[]), String(contract['test_alarm_name'])];
  expect(named.sort()).toEqual(await applied.cloud.alarms());
});

test('a colour comes into being and starts nothing; live and scaled up, it stays so', APPLY, async () => {
  const engine = stack.engine;
  const variables = colorVariables('blue', '1', (await engine.outputs(SHARED, GO)) ?? {});
  const first = await engine.plan(BLUE, variables, GO);
  await first.apply(GO, UNASKED);
  expect(await engine.outputs(BLUE, GO)).toMatchObject({ color: 'blue', web_min: 1 });
  expect(await applied.cloud.counts('shop-production', serviceNames('blue'))).toEqual([0, 0, 0]);
  const { client } = applied.cloud;
  await new ApplicationAutoScalingClient(client).send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: 'service/shop-production/shop-production-blue-web',
      MinCapacity: 2,
      SuspendedState: { DynamicScalingInSuspended: false },
    }),
  );
  await new ECSClient(client).send(
    new UpdateServiceCommand({
      cluster: 'shop-production',
      service: 'shop-production-blue-web',
      desiredCount: 2,
    }),
  );
  const { changes, outputChanges } = await stack.engine.plan(BLUE, variables, GO);
  expect({ changes, outputChanges }).toEqual({ changes: [], outputChanges: 0 });
});

test('a colour by itself is refused without an image, whatever the whole stack does', APPLY, async () => {
  const alone = ['run', '--working-dir', '.terragrunt-stack/color-blue', '--', 'apply', '-auto-approve'];
  await expect(stack.type(...alone)).rejects.toThrow(/image is <repository>@sha256:<digest>/);
  expect(await stack.engine.outputs(BLUE, GO)).toMatchObject({ color: 'blue' });
});

test('one unit is destroyed alone and applied again alone, and the others do not notice', APPLY, async () => {
  const alone = ['run', '--working-dir', '.terragrunt-stack/redis', '--no-destroy-dependencies-check', '--'];
  expect(await stack.type(...alone, 'destroy', '-auto-approve')).toMatch(/Destroy complete! Resources: 1\d/);
  expect(await stack.engine.outputs(SHARED, GO)).toBeUndefined();
  expect(await stack.type(...alone, 'apply', '-auto-approve')).toMatch(
    /Apply complete! Resources: 1\d added/,
  );
  expect(await planned()).toEqual([]);
});

test('all of it is destroyed by one command, the colours first', APPLY, async () => {
  await stack.type('stack', 'run', 'destroy');
  expect(await applied.cloud.alarms()).toEqual([]);
});

test('nothing was asked or answered that the services do not know', () => {
  expect(applied.cloud.faults()).toEqual([]);
});

/** What a plan would make of the database. */
function databaseIn(said: string): Readonly<Record<string, string | undefined>> {
  const [, instance = ''] = said.split(/aws_db_instance\.this will be created/);
  const value = (name: string) => new RegExp(`\\+ ${name} += (\\S+)`).exec(instance)?.[1];
  const names = ['instance_class', 'multi_az', 'deletion_protection', 'skip_final_snapshot'];
  return Object.fromEntries(names.map((name) => [name, value(name)]));
}

/** The names in the table of infra/README.md that shared gives as a whole. */
function outputsOfContract(): readonly string[] {
  const text = readFileSync(join(TERRAFORM, '..', 'README.md'), 'utf8');
  const table = text.split('Outputs of **shared**')[1]?.split('Outputs of **color**')[0] ?? '';
  const names = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
  return names.filter((name) => name !== 'data_subnet_ids').sort();
}
