import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Terraform } from '../terraform-run.ts';

/** Needs no cloud: what is planned for the parameter group is known without one. */
const PLAN = `
mock_provider "aws" {
  mock_data "aws_secretsmanager_secret_version" {
    defaults = {
      secret_string = "0123456789abcdef0123456789abcdef"
    }
  }
}

run "plan" {
  command = plan

  variables {
    name                     = "shop"
    vpc_id                   = "vpc-1"
    subnet_ids               = ["subnet-1"]
    client_security_group_id = "sg-1"
    auth_token_secret_arn    = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:token-AbCdEf"
  }
}
`;

interface TestLine {
  readonly type: string;
  readonly test_plan?: {
    readonly resource_changes: readonly {
      readonly type: string;
      readonly change: { readonly after: { readonly parameter?: readonly Parameter[] } };
    }[];
  };
}

interface Parameter {
  readonly name: string;
  readonly value: string;
}

/**
 * What the module sets on a cache with its defaults, as ElastiCache is told.
 * @param infra a copy of the infrastructure's code, which a file is written into
 */
export async function plannedParameters(
  terraform: Terraform,
  infra: string,
): Promise<ReadonlyMap<string, string>> {
  const folder = join(infra, 'modules', 'redis');
  await writeFile(join(folder, 'tests', 'parameters.tftest.hcl'), PLAN);
  await terraform.succeed(folder, ['init', '-backend=false', '-input=false', '-no-color']);
  const only = '-filter=tests/parameters.tftest.hcl';
  const { stdout } = await terraform.succeed(folder, ['test', '-json', '-verbose', only]);
  const lines = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as TestLine);
  const changes = lines.flatMap(({ test_plan }) => test_plan?.resource_changes ?? []);
  const groups = changes.filter(({ type }) => type === 'aws_elasticache_parameter_group');
  const parameters = groups.flatMap(({ change }) => change.after.parameter ?? []);
  return new Map(parameters.map(({ name, value }) => [name, value]));
}
