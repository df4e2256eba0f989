import { CfnRole, type CfnRolePolicy } from 'aws-cdk-lib/aws-iam';
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { boundedBy, inlinePolicy, policy, type Statement, takenBy } from '../policy.ts';
import type { ColorPlan } from './plan-of-color.ts';

interface RolesProps {
  readonly plan: ColorPlan;
  readonly partition: string;
  readonly logGroups: readonly CfnLogGroup[];
}

/** The role that starts tasks, and the one of the application in them. */
export class Roles extends Construct {
  readonly execution: CfnRole;
  readonly task: CfnRole;
  /** Without it the execution role starts nothing. */
  readonly executionPolicy: CfnRolePolicy;

  constructor(scope: Construct, id: string, { plan, partition, logGroups }: RolesProps) {
    super(scope, id);
    const { name, roleName, inputs } = plan;
    const { account_id, permissions_boundary_arn } = inputs.shared;
    const common = {
      // Nobody else's tasks may be given these roles in our name.
      assumeRolePolicyDocument: takenBy('ecs-tasks.amazonaws.com', account_id),
      ...boundedBy(permissions_boundary_arn),
    };
    this.execution = new CfnRole(this, 'Execution', {
      ...common,
      roleName: `${roleName}-execution`,
      description: `Starts the tasks of ${name}`,
    });
    this.executionPolicy = inlinePolicy(
      this.execution,
      'start-tasks',
      policy(...executionStatements(plan, partition, logGroups)),
    );
    this.task = new CfnRole(this, 'Task', {
      ...common,
      roleName: `${roleName}-task`,
      description: `The application in the tasks of ${name}`,
      ...(inputs.task_policy_arns.length > 0 ? { managedPolicyArns: inputs.task_policy_arns } : {}),
    });
    if (inputs.execute_command) inlinePolicy(this.task, 'open-shell', policy(SHELL));
  }
}

/** What ECS Exec needs of the task itself; who may open a shell is decided by `ecs:ExecuteCommand` elsewhere. */
const SHELL: Statement = {
  Effect: 'Allow',
  Action: [
    'ssmmessages:CreateControlChannel',
    'ssmmessages:CreateDataChannel',
    'ssmmessages:OpenControlChannel',
    'ssmmessages:OpenDataChannel',
  ],
  Resource: '*',
};

function executionStatements(
  { inputs }: ColorPlan,
  partition: string,
  logGroups: readonly CfnLogGroup[],
): readonly Statement[] {
  const { secrets, migrate_secrets, secret_kms_key_arns } = inputs.shared;
  const read = Object.values({ ...secrets, ...inputs.container_secrets, ...migrate_secrets });
  const allow = (actions: readonly string[], resources: readonly string[]): readonly Statement[] =>
    resources.length === 0 ? [] : [{ Effect: 'Allow', Action: actions, Resource: [...new Set(resources)] }];
  return [
    ...allow(
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      logGroups.map((group) => group.attrArn),
    ),
    ...pullStatements(inputs.image, partition),
    ...allow(['secretsmanager:GetSecretValue'], read.filter(isSecret).map(wholeSecret)),
    ...allow(
      ['ssm:GetParameters'],
      read.filter((arn) => arn.includes(':ssm:')),
    ),
    ...allow(['kms:Decrypt'], [...secret_kms_key_arns, ...inputs.secret_kms_key_arns]),
  ];
}

/** None for an image that is not in ECR: it is pulled without permission. */
function pullStatements(image: string, partition: string): readonly Statement[] {
  const found = /^(?<account>[0-9]{12})\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.[^/]+\/(?<repository>[^@]+)@/.exec(
    image,
  );
  if (!found?.groups) return [];
  const { account, region, repository } = found.groups;
  return [
    { Effect: 'Allow', Action: ['ecr:GetAuthorizationToken'], Resource: ['*'] },
    {
      Effect: 'Allow',
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      Resource: [`arn:${partition}:ecr:${region}:${account}:repository/${repository}`],
    },
  ];
}

function isSecret(arn: string): boolean {
  return arn.includes(':secretsmanager:');
}

/**
 * A valueFrom may name one key of a JSON secret; the permission is on the secret. An ARN without the six characters that
 * Secrets Manager adds names a secret all the same, and a permission on it has to admit any six.
 */
function wholeSecret(arn: string): string {
  const whole = arn.split(':').slice(0, 7).join(':');
  return /-[A-Za-z0-9]{6}$/.test(whole) ? whole : `${whole}-??????`;
}
