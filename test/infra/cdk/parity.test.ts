import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InfraCopy } from '../infra-copy.ts';
import { copyMocked } from '../mocked-copy.ts';
import { plannedChanges } from '../planned-resource.ts';
import { openTerraform, type Terraform } from '../terraform-run.ts';
import { cloudFormationFacts } from './cloudformation-facts.ts';
import { comparable, compare, DIFFERENCES, type Difference } from './differences.ts';
import { evaluated } from './evaluated.ts';
import type { Facts } from './facts.ts';
import { asHcl, COLOR_VARIABLES, SHARED_VARIABLES } from './same-inputs.ts';
import { terraformFacts } from './terraform-facts.ts';

const SHARED = join(import.meta.dirname, '../../../infra/terraform/shared');
const PLANNING = 300_000;
let terraform: Terraform;
let infra: InfraCopy;

beforeAll(async () => {
  terraform = await openTerraform();
  infra = await copyMocked();
}, PLANNING);

afterAll(() => infra?.remove());

const shown = new Set<Difference>();

describe.each(['development', 'production'] as const)('in the size %s', (size) => {
  test.each([
    ['shared', SHARED_VARIABLES(size)],
    ['color', COLOR_VARIABLES(size)],
  ] as const)(
    '%s is the same by Terraform and by CDK, but for what the README tells',
    {
      timeout: PLANNING,
    },
    async (stack, variables) => {
      const changes = await plannedChanges(terraform, join(infra.folder, stack), testOf(variables));
      const byTerraform = { ...terraformFacts(changes), ...(stack === 'shared' ? GENERATED : {}) };
      const byCdk = cloudFormationFacts(evaluated(`${stack}-${size}`).resources);
      const compared = compare(...comparable(byTerraform, byCdk));
      expect(compared.untold).toEqual([]);
      expect(Object.keys(byTerraform).length).toBeGreaterThan(20);
      for (const one of compared.shown) shown.add(one);
    },
  );
});

test('every difference that can show has shown', () => {
  expect(DIFFERENCES.filter((one) => one.about && !shown.has(one))).toEqual([]);
});

/** Secrets whose values Terraform generates: mocks know no such module, so that its calls are read. */
const GENERATED = generatedSecrets(
  ['database.tf', 'cache.tf'].map((file) => readFileSync(join(SHARED, file), 'utf8')).join('\n'),
);

function generatedSecrets(code: string): Facts {
  const calls = code.matchAll(
    /source += "\.\.\/modules\/secret"[\s\S]*?name += "(.+)"\n +description += "(.+)"\n/g,
  );
  const each = ['a', 'b'].map((key) => (text: string) => text.replaceAll(/\$\{each\.key\}/g, key));
  const filled = (text: string) => text.replaceAll(/\$\{local\.prefix\}/g, 'shop-production');
  const entries = [...calls].flatMap(([, name = '', description = '']) =>
    (name.includes('each.key') ? each : [filled]).map(
      (one) => [`secret ${filled(one(name))}`, { description: filled(one(description)) }] as const,
    ),
  );
  return Object.fromEntries(entries);
}

const ARN = 'arn:aws:logs:eu-central-1:123456789012:log-group:one';

const BALANCING = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012';

/** What AWS would tell after the making, and policies and routes are made of. */
const TOLD_AT_ONCE = [
  ['aws_cloudwatch_log_group', { arn: ARN }],
  ['aws_s3_bucket', { arn: 'arn:aws:s3:::one' }],
  ['aws_sns_topic', { arn: 'arn:aws:sns:eu-central-1:123456789012:one' }],
  ['aws_lb', { arn: `${BALANCING}:loadbalancer/app/one/1`, arn_suffix: 'app/one/1' }],
  ['aws_lb_target_group', { arn: `${BALANCING}:targetgroup/one/1`, arn_suffix: 'targetgroup/one/1' }],
  ['aws_nat_gateway', { id: 'nat-1' }],
  ['aws_internet_gateway', { id: 'igw-1' }],
] as const;

function testOf(variables: object): string {
  return `
mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b"] }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012", arn = "arn:aws:iam::123456789012:user/ada" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { id = "eu-central-1" }
  }
  mock_data "aws_secretsmanager_secret_version" {
    defaults = { secret_string = "0123456789abcdef0123456789abcdef" }
  }
  mock_data "aws_iam_roles" {
    defaults = { names = [] }
  }
${TOLD_AT_ONCE.map(
  ([type, told]) => `
  mock_resource "${type}" {
    override_during = plan
    defaults        = ${asHcl(told)}
  }`,
).join('\n')}
}

mock_provider "aws" {
  alias = "copy"
}

run "plan" {
  command = plan

  variables {
${Object.entries(variables)
  .map(([name, value]) => `    ${name} = ${asHcl(value)}`)
  .join('\n')}
  }
}
`;
}
