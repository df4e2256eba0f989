import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ApplicationAutoScalingClient,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StackPlan } from '../../src/ports.ts';
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

/** What needs the network, by name. */
const DEPENDANTS = ['cluster', 'postgresql', 'redis'];
const OF_THE_SIZE = ['instance_class', 'multi_az', 'deletion_protection', 'skip_final_snapshot'];

let applied: AppliedSite;
let stack: UnitStack;
/** Of everything but the colours. */
let first: StackPlan;

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
  'on an empty account the stack is planned with made-up outputs and the defaults of its environment',
  APPLY,
  async () => {
    first = await stack.engine.plan(SHARED, { ...site, size: null, deletion_protection: null }, GO);
    expect(first.diagnostics.map(({ summary }) => summary)).toEqual(
      DEPENDANTS.map((unit) => expect.stringMatching(`^${unit} is planned with made-up outputs of `)),
    );
    expect(first.changes.filter(({ type }) => type === 'aws_nat_gateway')).toHaveLength(2);
    const { attributes = [] } = first.changes.find(({ type }) => type === 'aws_db_instance') ?? {};
    const known = new Map(attributes.map(({ path, after }) => [path, after]));
    expect(OF_THE_SIZE.map((name) => known.get(name))).toEqual(
      ['"db.t4g.small"', 'true', 'true', 'false'].map((text) => ({ known: text })),
    );
    const alone = ['run', '--working-dir', '.terragrunt-stack/postgresql', '--', 'plan'];
    const [, instance = ''] = (await stack.typeAs('development', ...alone)).split(
      /aws_db_instance\.\S+ will/,
    );
    expect(OF_THE_SIZE.map((name) => new RegExp(`\\+ ${name} += (\\S+)`).exec(instance)?.[1])).toEqual([
      '"db.t4g.micro"',
      'false',
      'false',
      'true',
    ]);
  },
);

test('an error in one unit stops those that need it, and is what the failure says first', APPLY, async () => {
  const { limits, overheard } = applied.cloud;
  limits.reach('CreateVpc', 'VpcLimitExceeded', 'The maximum number of VPCs has been reached.');
  await overheard.take();
  const failure = await first.apply(GO, UNASKED).catch((error: unknown) => error);
  limits.lift();
  expect(failure).toMatchObject({
    message: expect.stringMatching(
      /^terragrunt apply of network failed: creating EC2 VPC: .*VpcLimitExceeded: The maximum number of VPCs has been reached\.? \(.*modules\/network\/main\.tf line \d+, module\.network\[0\]\.aws_vpc\.this\)/,
    ),
  });
  const left = stack.lines.filter((line) => line.includes('is left alone'));
  expect(left.sort()).toEqual(DEPENDANTS.map((unit) => `${unit} is left alone: network failed`));
  const asked = await overheard.take();
  expect(asked).toContainEqual(expect.stringMatching(/^ec2:CreateVpc /));
  expect(asked.filter((line) => /^(ecs|sns|rds|elasticache):Create/.test(line))).toEqual([]);
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

test('the action finds in it what it is', APPLY, async () => {
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
  const made = await engine.plan(BLUE, variables, GO);
  await made.apply(GO, UNASKED);
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

test(
  'one unit is destroyed alone and applied again alone; then no unit has anything to do',
  APPLY,
  async () => {
    const alone = [
      'run',
      '--working-dir',
      '.terragrunt-stack/redis',
      '--no-destroy-dependencies-check',
      '--',
    ];
    expect(await stack.type(...alone, 'destroy', '-auto-approve')).toMatch(
      /Destroy complete! Resources: 1\d/,
    );
    expect(await stack.engine.outputs(SHARED, GO)).toBeUndefined();
    expect(await stack.type(...alone, 'apply', '-auto-approve')).toMatch(
      /Apply complete! Resources: 1\d added/,
    );
    const { changes } = await stack.engine.plan(SHARED, site, GO);
    expect(changes.filter(({ action }) => action !== 'read')).toEqual([]);
  },
);

test('all of it is destroyed by one command, the colours first', APPLY, async () => {
  await stack.type('stack', 'run', 'destroy');
  expect(await applied.cloud.alarms()).toEqual([]);
});

test('nothing was asked or answered that the services do not know', () => {
  expect(applied.cloud.faults()).toEqual([]);
});

/** The names in the table of infra/README.md that shared gives as a whole. */
function outputsOfContract(): readonly string[] {
  const text = readFileSync(join(TERRAFORM, '..', 'README.md'), 'utf8');
  const table = text.split('Outputs of **shared**')[1]?.split('Outputs of **color**')[0] ?? '';
  const names = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
  return names.filter((name) => name !== 'data_subnet_ids').sort();
}
