import { CfnService } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { logicalName } from '../names.ts';
import type { LoadBalancer } from './load-balancer.ts';
import type { ColorPlan, Role } from './plan-of-color.ts';
import type { Tasks } from './tasks.ts';

interface ServicesProps {
  readonly plan: ColorPlan;
  readonly tasks: Tasks;
  readonly balancer: LoadBalancer;
}

export type ServiceRole = Exclude<Role, 'migrate'>;

/**
 * Services come into being at zero, and the count is the action's from then on: applying a new image to an idle colour
 * starts nothing, so migrations can run before the first new container.
 */
export class Services extends Construct {
  readonly byRole: ReadonlyMap<ServiceRole, CfnService>;

  constructor(scope: Construct, id: string, props: ServicesProps) {
    super(scope, id);
    const roles = props.plan.roles.filter((role) => role !== 'migrate');
    this.byRole = new Map(roles.map((role) => [role, this.#service(role, props)]));
  }

  #service(role: ServiceRole, { plan, tasks, balancer }: ServicesProps): CfnService {
    const { inputs } = plan;
    const { shared } = inputs;
    const service = new CfnService(this, logicalName(role), {
      serviceName: serviceName(plan, role),
      cluster: shared.cluster,
      taskDefinition: tasks.definitions.get(role)?.ref ?? '',
      ...capacity(role, shared.worker_capacity),
      ...countOf(role, inputs.existing_services),
      deploymentConfiguration: deploymentOf(role),
      availabilityZoneRebalancing: 'DISABLED',
      enableEcsManagedTags: true,
      propagateTags: 'SERVICE',
      enableExecuteCommand: inputs.execute_command,
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: shared.task_subnet_ids,
          securityGroups: [
            shared.task_security_group_id,
            ...(role === 'web' ? [balancer.webGroup.attrGroupId] : []),
          ],
          assignPublicIp: shared.assign_public_ip ? 'ENABLED' : 'DISABLED',
        },
      },
      ...(role === 'web' ? behind(balancer, inputs.web_port) : {}),
    });
    service.addResourceDependency(tasks.roles.executionPolicy);
    // ECS refuses a target group without a listener.
    if (role === 'web') service.addResourceDependency(balancer.listener);
    return service;
  }
}

export function serviceName({ name }: Pick<ColorPlan, 'name'>, role: ServiceRole): string {
  return `${name}-${role}`;
}

/**
 * CloudFormation starts one task in a new service whose count is not given, and leaves the count of a service that is there
 * alone only where none is given.
 */
function countOf(role: ServiceRole, existing: readonly string[]): { readonly desiredCount?: 0 } {
  return existing.includes(role) ? {} : { desiredCount: 0 };
}

function deploymentOf(role: ServiceRole): CfnService.DeploymentConfigurationProperty {
  return {
    // Two beats would run every schedule twice: the old one stops before the new one starts.
    minimumHealthyPercent: role === 'beat' ? 0 : 100,
    maximumPercent: role === 'beat' ? 100 : 200,
    // Rolling back would start this colour's earlier release, which is two deploys old.
    deploymentCircuitBreaker: { enable: true, rollback: false },
  };
}

/**
 * Spot takes a task away two minutes after a warning: a worker that acknowledges late loses nothing, a web task would fail
 * requests, and beat is only one.
 */
function capacity(role: ServiceRole, workers: string) {
  // Always by a provider: another launch type would replace the service, which CloudFormation refuses to one with a name.
  return role === 'worker'
    ? { capacityProviderStrategy: [{ capacityProvider: workers, weight: 1 }] }
    : { launchType: 'FARGATE' };
}

function behind({ targets }: LoadBalancer, containerPort: number) {
  return {
    healthCheckGracePeriodSeconds: 60,
    loadBalancers: [{ targetGroupArn: targets.ref, containerName: 'web', containerPort }],
  };
}
