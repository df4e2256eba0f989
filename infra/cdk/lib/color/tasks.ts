import { Aws, CfnDeletionPolicy } from 'aws-cdk-lib';
import { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { explained } from '../explained.ts';
import { logGroup } from '../log-group.ts';
import { logicalName } from '../names.ts';
import type { ColorPlan, Role } from './plan-of-color.ts';
import { processOf, workerHealthCheck } from './processes.ts';
import { Roles } from './roles.ts';

interface TasksProps {
  readonly plan: ColorPlan;
}

/** Task definitions of web, worker, beat and migrate, with their logs and roles. */
export class Tasks extends Construct {
  readonly definitions: ReadonlyMap<Role, CfnTaskDefinition>;
  readonly roles: Roles;

  constructor(scope: Construct, id: string, { plan }: TasksProps) {
    super(scope, id);
    const logGroups = new Map(plan.roles.map((role) => [role, this.#logGroup(role, plan)]));
    this.roles = new Roles(this, 'Roles', {
      plan,
      partition: Aws.PARTITION,
      logGroups: [...logGroups.values()],
    });
    this.definitions = new Map(
      [...logGroups].map(([role, log]) => [role, this.#definition(role, plan, log)]),
    );
  }

  #logGroup(role: Role, { prefix, inputs }: ColorPlan): CfnLogGroup {
    return logGroup(this, `${logicalName(role)}Log`, {
      name: `/flipgate/${prefix}/${inputs.color}/${role}`,
      days: inputs.log_retention_days,
      keyArn: inputs.shared.log_kms_key_arn,
    });
  }

  #definition(role: Role, plan: ColorPlan, log: CfnLogGroup): CfnTaskDefinition {
    const { name, inputs, taskSizes } = plan;
    const definition = new CfnTaskDefinition(this, logicalName(role), {
      family: `${name}-${role}`,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: String(taskSizes[role].cpu),
      memory: String(taskSizes[role].memory),
      executionRoleArn: this.roles.execution.attrArn,
      taskRoleArn: this.roles.task.attrArn,
      runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: 'ARM64' },
      volumes: inputs.writable_paths.map((path) => ({ name: volumeName(path) })),
      ...(inputs.ephemeral_storage_gb === undefined
        ? {}
        : { ephemeralStorage: { sizeInGiB: inputs.ephemeral_storage_gb } }),
      containerDefinitions: [container(role, plan, log)],
    });
    explained(
      definition,
      'ECS2',
      'Secrets come by valueFrom; what stands here is no secret, and differs from release to release',
    );
    // A rollback and the tasks that still run need the earlier revisions; CloudFormation would deregister each that it replaces.
    definition.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    definition.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
    return definition;
  }
}

function container(
  role: Role,
  plan: ColorPlan,
  log: CfnLogGroup,
): CfnTaskDefinition.ContainerDefinitionProperty {
  const { inputs } = plan;
  const { command, environment, secrets, stopTimeout } = processOf(role, plan);
  const healthCheck = role === 'worker' ? workerHealthCheck(inputs) : undefined;
  const port = inputs.web_port;
  return {
    name: role,
    image: inputs.image,
    essential: true,
    command: [...command],
    stopTimeout,
    environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
    secrets: Object.entries(secrets).map(([name, valueFrom]) => ({ name, valueFrom })),
    readonlyRootFilesystem: inputs.read_only_root_filesystem,
    mountPoints: inputs.writable_paths.map((path) => ({
      sourceVolume: volumeName(path),
      containerPath: path,
      readOnly: false,
    })),
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': log.ref,
        'awslogs-region': inputs.shared.region,
        'awslogs-stream-prefix': role,
      },
    },
    ...(healthCheck ? { healthCheck } : {}),
    ...(role === 'web' ? { portMappings: [{ containerPort: port, hostPort: port, protocol: 'tcp' }] } : {}),
  };
}

/** One volume for each folder that a container may write to, empty at its start and gone with its task. */
function volumeName(path: string): string {
  return path.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}
