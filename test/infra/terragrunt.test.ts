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
import { byHand, type Counts, countsIn, openUnitsAlone, type UnitsAlone } from './units-alone.ts';

// One story in many tests: each needs what the ones before it left in the cloud.
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
/** Its units in another environment, where each stands alone; played beside the stack, since the provider waits more than it works. */
let alone: UnitsAlone;
/** Of each unit of an environment in size development. */
let counts: Required<Counts>;
/** Of everything but the colours. */
let first: StackPlan;

beforeAll(async () => {
  applied = await openSite();
  const { name, environment } = site;
  const made = await applied.apply('bootstrap', { name, environment, ...sizes.bootstrap });
  const bucket = String(made['bucket']);
  stack = await openUnitStack(applied.cloud, bucket);
  alone = await openUnitsAlone(applied.cloud, bucket, String(made['secret_key_arn']));
});

afterAll(async () => {
  await alone?.close();
  await stack?.close();
  await applied?.close();
});

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

test('on an empty account the stack is planned with made-up outputs and the defaults of its environment', async () => {
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
});

test('so is each unit alone; it is applied with what is there, and with nothing made up', async () => {
  const said = await alone.plan();
  counts = Object.fromEntries(
    Object.entries(said).map(([unit, text]) => [unit, countsIn('plan', text)[0]]),
  ) as Required<Counts>;
  expect(Object.values(counts).every((count) => count > 0)).toBe(true);
  const [, instance = ''] = said.postgresql.split(/aws_db_instance\.\S+ will/);
  expect(OF_THE_SIZE.map((name) => new RegExp(`\\+ ${name} += (\\S+)`).exec(instance)?.[1])).toEqual([
    '"db.t4g.micro"',
    'false',
    'false',
    'true',
  ]);
  await expect(alone.apply(['redis'])).rejects.toThrow(
    /is a dependency of \S+\/redis\/terragrunt\.hcl but detected no outputs/,
  );
});

test('an error in one unit stops those that need it, and is what the failure says first', async () => {
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

test('the stack is applied by one command, to which an image alone adds no colour; another unit by unit', async () => {
  const { image } = byHand;
  const [said, typed] = await Promise.all([
    stack.typeWith({ image }, 'stack', 'run', 'apply'),
    alone.apply(['network'], ['cluster'], ['postgresql', 'redis']),
  ]);
  expect(said).toMatch(/Succeeded\s+4/);
  expect(said).toMatch(/Excluded\s+2/);
  const { 'color-blue': _, ...shared } = counts;
  expect(typed).toEqual(shared);
  // Of the network something is there already, from the apply that failed.
  const [, second, ...together] = countsIn('apply', said);
  expect(second).toBe(shared.cluster);
  expect(together.sort()).toEqual([shared.postgresql, shared.redis].sort());
});

test('a person is shown what its units give', async () => {
  const said = await stack.type('stack', 'output', '--format', 'json', '--log-level', 'error');
  const given = JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1));
  expect(given).toMatchObject({
    network: { assign_public_ip: false },
    cluster: { cluster: 'shop-production' },
  });
  expect(Object.keys(given.redis.secrets)).toEqual(['BROKER_URL', 'CACHE_URL']);
});

test('the action finds in it what it is', async () => {
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
  const alarms = await applied.cloud.alarms();
  expect(named.sort()).toEqual(alarms.filter((alarm) => alarm.startsWith('shop-production')));
});

test('a colour comes into being, also by hand, and starts nothing; live and scaled up, it stays so', async () => {
  const engine = stack.engine;
  const variables = colorVariables('blue', '1', (await engine.outputs(SHARED, GO)) ?? {});
  const made = await engine.plan(BLUE, variables, GO);
  const [, typed] = await Promise.all([made.apply(GO, UNASKED), alone.apply(['color-blue'])]);
  expect(typed).toEqual({ 'color-blue': counts['color-blue'] });
  expect(await engine.outputs(BLUE, GO)).toMatchObject({ color: 'blue', web_min: 1 });
  expect(await applied.cloud.counts('shop-production', serviceNames('blue'))).toEqual([0, 0, 0]);
  expect(await applied.cloud.runningTasks('shop-development')).toBe(0);
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

const { image, certificate_arn } = byHand;
const NO_IMAGE =
  /image is missing: export TF_VAR_image=<repository>@sha256:<digest>, or leave this colour to a deploy/;
const NO_CERTIFICATE =
  /certificate_arn is missing: export TF_VAR_certificate_arn=<ARN of an issued certificate for .* hosts>, or leave this colour to a deploy/;

test.each([
  { given: { certificate_arn }, only: 'a certificate', missing: NO_IMAGE, there: NO_CERTIFICATE },
  { given: { image }, only: 'an image', missing: NO_CERTIFICATE, there: NO_IMAGE },
])('a colour alone is refused with $only only, in a sentence that names the rest', async (colour) => {
  const said = await refusal(stack.typeWith(colour.given, ...ofUnit('color-green'), 'plan'));
  expect(said).toMatch(colour.missing);
  expect(said).not.toMatch(colour.there);
});

test('with neither it is refused for both, and one that is there stays as it was', async () => {
  const said = await refusal(stack.type(...ofUnit('color-blue'), 'apply', '-auto-approve'));
  expect(said).toMatch(NO_IMAGE);
  expect(said).toMatch(NO_CERTIFICATE);
  expect(await stack.engine.outputs(BLUE, GO)).toMatchObject({ color: 'blue' });
});

test('one unit is destroyed alone and applied again alone; no unit has anything to do then', async () => {
  const again = async () => {
    const gone = await stack.type(...ofUnit('redis'), 'destroy', '-auto-approve');
    const outputs = await stack.engine.outputs(SHARED, GO);
    const made = await stack.type(...ofUnit('redis'), 'apply', '-auto-approve');
    return { gone: countsIn('destroy', gone), outputs, made: countsIn('apply', made) };
  };
  const [redis, said] = await Promise.all([again(), alone.plan()]);
  expect(redis).toEqual({ gone: [counts.redis], outputs: undefined, made: [counts.redis] });
  expect(Object.entries(said).filter(([, text]) => !text.includes('No changes.'))).toEqual([]);
});

test('nor has the stack, to which a certificate alone adds no colour either', async () => {
  const said = await stack.typeWith({ certificate_arn }, 'stack', 'run', 'plan');
  expect(said.match(/No changes\./g)).toHaveLength(4);
  expect(said).toMatch(/Succeeded\s+4/);
  expect(said).toMatch(/Excluded\s+2/);
});

test('all of it is destroyed by one command, the colours first; of the other unit by unit', async () => {
  const [said, typed] = await Promise.all([
    stack.type('stack', 'run', 'destroy'),
    alone.destroy(['color-blue'], ['redis', 'postgresql'], ['cluster'], ['network']),
  ]);
  expect(typed).toEqual(counts);
  const { 'color-blue': blue, network, cluster } = counts;
  const [first, , , ...last] = countsIn('destroy', said);
  expect([first, ...last]).toEqual([blue, cluster, network]);
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

/** What a person types before `plan`, `apply` or `destroy` for one unit. */
function ofUnit(unit: string): readonly string[] {
  return ['run', '--working-dir', `.terragrunt-stack/${unit}`, '--'];
}

/** What was printed by a command that fails, without the ends of lines that Terraform puts into sentences. */
async function refusal(running: Promise<string>): Promise<string> {
  const said = await running.then(
    (printed) => {
      throw new Error(`It was not refused:\n${printed}`);
    },
    (error: unknown) => String(error),
  );
  return said.replaceAll(/\s+/g, ' ');
}
