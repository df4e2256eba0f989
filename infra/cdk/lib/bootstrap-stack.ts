import { join } from 'node:path';
import { type App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { BOOTSTRAP, type BootstrapInputs, kindOf } from './inputs/bootstrap-inputs.ts';
import { checked } from './inputs/checked.ts';
import type { Inputs } from './inputs/given.ts';
import { placeOfCredentials } from './stack-props.ts';

/** One template for CloudFormation and CDK: the same roles, held to Terraform's by one test. */
const TEMPLATE = join(import.meta.dirname, '../../cloudformation/bootstrap.yaml');

/**
 * What a person makes once for each environment: bucket, repositories, generated secrets, roles of GitHub's jobs.
 * @throws Error naming every input that is wrong.
 */
export function bootstrapStack(app: App, inputs: Inputs): Stack {
  const given = checked(BOOTSTRAP, inputs);
  const prefix = `${given.name}-${given.environment}`;
  const stack = new Stack(app, `${prefix}-bootstrap`, {
    ...placeOfCredentials(),
    description: `Bucket, images, secrets and roles of ${prefix}`,
    terminationProtection: true,
  });
  new CfnInclude(stack, 'Template', { templateFile: TEMPLATE, parameters: parametersOf(given) });
  return stack;
}

/** By the names of the template's parameters; what is not given keeps the template's default. */
function parametersOf({ github, ...given }: BootstrapInputs): Readonly<Record<string, unknown>> {
  const [branch] = kindOf(github.refs, 'heads');
  const [tags] = kindOf(github.refs, 'tags');
  const some = (list: readonly string[]) => (list.length > 0 ? list : undefined);
  const parameters = {
    Name: given.name,
    Environment: given.environment,
    OldVersionDays: given.old_version_days,
    Repository: github.repository,
    Workflows: github.workflows,
    OwnerId: github.owner_id,
    RepositoryId: github.repository_id,
    DefaultBranch: branch,
    DeployedTags: tags,
    OidcProviderArn: github.oidc_provider_arn,
    CreateRepositories: given.create_repositories ? undefined : 'false',
    KmsKeyArn: given.kms_key_arn,
    SecretArns: some(github.secret_arns),
    ApplicationActions: some(github.application_actions),
  };
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}
