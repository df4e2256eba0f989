import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { POLICIES_OF, policy, policyTexts } from '../../roles/policies.ts';
import type { InfraCopy } from '../infra-copy.ts';
import { copyMocked } from '../mocked-copy.ts';
import { plannedChanges } from '../planned-resource.ts';
import { openTerraform, type Terraform } from '../terraform-run.ts';
import { byCloudFormation, byTerraform, canonical, type Made } from './canonical.ts';
import { type Given, resolved } from './resolved.ts';
import { readTemplate, TEMPLATE, TEMPLATE_FILE, templateText } from './template.ts';

const BOOTSTRAP = join(import.meta.dirname, '../../../infra/terraform/bootstrap');
const PROVIDER = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com';
const KEY = 'arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000';
const GIVEN_SECRET = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:given/database-AbCdEf';
const PLANNING = 300_000;

let terraform: Terraform;
let infra: InfraCopy;

beforeAll(async () => {
  terraform = await openTerraform();
  infra = await copyMocked();
}, PLANNING);

afterAll(() => infra.remove());

test('the template is what its parts make', () => {
  const is = readFileSync(TEMPLATE_FILE, 'utf8');
  expect(is, 'Run: node test/infra/cloudformation/template.ts --write').toBe(templateText());
  expect(readTemplate(is)).toEqual(TEMPLATE);
});

test('a first environment is the same by Terraform and by CloudFormation', {
  timeout: PLANNING,
}, async () => {
  const github = '{ repository = "acme/shop", workflows = "acme/flipgate" }';
  const made = await terraformMakes(`github = ${github}`);
  const same = templateMakes({});
  // Without the generated secrets, whose module mocks cannot have: the next test tells of them.
  expect(canonical(made)).toEqual(canonical(withoutGenerated(same)));
  expect(Object.keys(made).filter((key) => key.startsWith('policy ')).length).toBe(policyTexts.size);
});

test('so is a later one, with everything given', { timeout: PLANNING }, async () => {
  const registry = '123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop';
  const made = await terraformMakes(`
    repositories     = { image = "${registry}", cache = "${registry}/cache" }
    kms_key_arn      = "${KEY}"
    old_version_days = 30
    github = {
      repository          = "acme/shop"
      workflows           = "acme/flipgate"
      owner_id            = "123"
      repository_id       = "456"
      refs                = ["refs/heads/trunk", "refs/tags/v*"]
      oidc_provider_arn   = "${PROVIDER}"
      secret_arns         = ["${GIVEN_SECRET}"]
      application_actions = ["ses:SendEmail", "s3:GetObject"]
    }`);
  const same = templateMakes({
    ...{
      CreateRepositories: 'false',
      KmsKeyArn: KEY,
      OldVersionDays: '30',
      OwnerId: '123',
      RepositoryId: '456',
    },
    ...{ DefaultBranch: 'refs/heads/trunk', DeployedTags: 'refs/tags/v*', OidcProviderArn: PROVIDER },
    ...{ SecretArns: GIVEN_SECRET, ApplicationActions: 'ses:SendEmail,s3:GetObject' },
  });
  expect(canonical(made)).toEqual(canonical(withoutGenerated(same)));
});

test('the generated secrets have the names and lengths of the Terraform code', () => {
  const code = readFileSync(join(BOOTSTRAP, 'main.tf'), 'utf8');
  const secrets = [...resolved(TEMPLATE, GIVEN).values()].filter(
    ({ Properties }) => Properties.GenerateSecretString,
  );
  expect(secrets.map(({ Properties }) => Properties.Name)).toEqual([
    'shop-production/secret-key',
    'shop-production/probe',
  ]);
  expect(secrets.map(({ Properties }) => Properties.GenerateSecretString.PasswordLength)).toEqual([64, 48]);
  expect(code).toMatch(/secret-key"[\s\S]*?length += 64/);
  expect(code).toMatch(/module "probe" \{[\s\S]*?\/probe"/);
  for (const { Properties } of secrets)
    expect(code).toContain(`"${Properties.Description.replaceAll('shop-production', `\${local.prefix}`)}"`);
});

test('everything that can be tagged names its environment, as the default tags of the Terraform code do', () => {
  const tagged = [...resolved(TEMPLATE, GIVEN).values()].filter(
    ({ Type }) => !/ManagedPolicy|BucketPolicy/.test(Type),
  );
  for (const { Type, Properties } of tagged)
    expect(Properties.Tags, Type).toEqual([{ Key: 'flipgate:environment', Value: 'shop-production' }]);
  const code = readFileSync(join(BOOTSTRAP, 'versions.tf'), 'utf8');
  expect(code).toContain('"flipgate:environment" = local.prefix');
});

test('what the simulator is given is what the template gives', () => {
  const made = templateMakes({});
  for (const name of policyTexts.keys())
    expect(made[`policy /flipgate/shop-production-${name}`]).toMatchObject({ document: policy(name) });
  const attached = Object.entries(POLICIES_OF).flatMap(([role, names]) =>
    names.map((name) => `shop-production-${role} ${name}`),
  );
  expect(canonical(made['attached'])).toEqual([...attached].sort());
});

const GIVEN: Given = {
  Name: 'shop',
  Environment: 'production',
  Repository: 'acme/shop',
  Workflows: 'acme/flipgate',
};

function templateMakes(more: Given): Made {
  const made = byCloudFormation(
    resolved(readTemplate(readFileSync(TEMPLATE_FILE, 'utf8')), { ...GIVEN, ...more }),
  );
  return JSON.parse(JSON.stringify(made).replaceAll('"Provider"', `"${PROVIDER}"`));
}

function withoutGenerated(made: Made): Made {
  return Object.fromEntries(Object.entries(made).filter(([key]) => !/\/(secret-key|probe)$/.test(key)));
}

async function terraformMakes(variables: string): Promise<Made> {
  return byTerraform(await plannedChanges(terraform, join(infra.folder, 'bootstrap'), testOf(variables)));
}

/** What AWS would tell after the making is told at once. */
function testOf(variables: string): string {
  const overridden = variables.includes('repositories')
    ? []
    : ([
        [
          'module.repositories[0].aws_ecr_repository.images',
          'arn:aws:ecr:eu-central-1:123456789012:repository/shop',
        ],
        [
          'module.repositories[0].aws_ecr_repository.cache',
          'arn:aws:ecr:eu-central-1:123456789012:repository/shop/cache',
        ],
        ['module.github_roles[0].aws_iam_openid_connect_provider.github[0]', PROVIDER],
      ] as const);
  const overrides = [
    ['aws_s3_bucket.this', 'arn:aws:s3:::flipgate-shop-production-123456789012'],
    ...overridden,
  ].map(
    ([target, arn]) =>
      `override_resource {\n  target = ${target}\n  override_during = plan\n  values = { arn = "${arn}" }\n}\n`,
  );
  return `
mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { id = "eu-central-1" }
  }
}
${overrides.join('\n')}
run "plan" {
  command = plan

  variables {
    name        = "shop"
    environment = "production"
    ${variables}
  }
}
`;
}
