import { join } from 'node:path';
import { plannedResource } from '../planned-resource.ts';
import type { Terraform } from '../terraform-run.ts';

const VARIABLES = `
    name                     = "shop"
    vpc_id                   = "vpc-1"
    subnet_ids               = ["subnet-1"]
    client_security_group_id = "sg-1"
    auth_token_secret_arn    = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:token-AbCdEf"
`;

interface ParameterGroup {
  readonly parameter: readonly { readonly name: string; readonly value: string }[];
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
  const group = await plannedResource(terraform, folder, VARIABLES, 'aws_elasticache_parameter_group.this');
  const { parameter } = group as ParameterGroup;
  return new Map(parameter.map(({ name, value }) => [name, value]));
}
