import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import type { Color } from '../../src/model/color.ts';
import type { PlanChange } from '../../src/model/plan-change.ts';
import type { ColorOutputs, SharedOutputs } from '../../src/model/stack-outputs.ts';
import type { Engine, Stack } from '../../src/ports.ts';
import type { Cloud } from '../cloud/cloud.ts';

/** What a test may change about the infrastructure code that the engine stands for. */
export interface ModelInfra {
  webMin: number;
  webMax: number;
  /** Changes that a plan shows beside its own. */
  extraChanges: PlanChange[];
  /** The same for a colour's plan alone. */
  extraColorChanges: PlanChange[];
  /** Secrets that the task definitions name, by variable. */
  secrets: Record<string, string>;
  sidecar: boolean;
  /** The circuit breaker of services made from now on brings the last good definition back. */
  breakerRollback: boolean;
}

interface ColorState {
  image: string;
  release: string;
  outputs: ColorOutputs;
}

const CLUSTER = 'shop-production';

/**
 * A model of what Terraform does with `infra/`: for scenarios in one process, where no real engine can run. It applies to
 * the same model of ECS, by calls that are not the action's own.
 */
export class ModelEngine {
  readonly infra: ModelInfra = {
    webMin: 2,
    webMax: 6,
    extraChanges: [],
    extraColorChanges: [],
    secrets: {},
    sidecar: false,
    breakerRollback: false,
  };
  readonly #cloud: Cloud;
  readonly #ecs: ECSClient;
  readonly #scaling: ApplicationAutoScalingClient;
  #shared: SharedOutputs | undefined;
  readonly #colors = new Map<Color, ColorState>();

  constructor(cloud: Cloud) {
    const { aws } = cloud.startProcess('terraform');
    this.#cloud = cloud;
    this.#ecs = new ECSClient(aws);
    this.#scaling = new ApplicationAutoScalingClient(aws);
  }

  /** The port, as one run of the action sees it. */
  engine(): Engine {
    return {
      plan: async (stack, variables) => {
        const extra = stack.kind === 'color' ? this.infra.extraColorChanges : [];
        const changes = [...this.infra.extraChanges, ...extra, ...this.#changes(stack, variables)];
        return { stack, changes, apply: () => this.#apply(stack, variables) };
      },
      outputs: async (stack) => {
        const outputs = stack.kind === 'shared' ? this.#shared : this.#colors.get(stack.color)?.outputs;
        return outputs && { ...outputs };
      },
    };
  }

  /** The release that a colour's web would start its next task with. */
  async nextRelease(color: Color): Promise<string | undefined> {
    const services = [`shop-production-${color}-web`];
    const found = await this.#ecs.send(new DescribeServicesCommand({ cluster: CLUSTER, services }));
    const [service] = found.services ?? [];
    const { taskDefinition } = await this.#ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: service?.taskDefinition }),
    );
    const environment = taskDefinition?.containerDefinitions?.[0]?.environment ?? [];
    return environment.find((variable) => variable.name === 'RELEASE')?.value;
  }

  /** What `terraform destroy` leaves of a colour: a service that ECS says is INACTIVE. */
  async remove(color: Color): Promise<void> {
    this.#colors.delete(color);
    const service = `shop-production-${color}-web`;
    await this.#ecs.send(new DeleteServiceCommand({ cluster: CLUSTER, service, force: true }));
  }

  targetGroup(color: Color): string {
    const { region, account } = this.#cloud.home;
    return `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/shop-production-${color}/0123456789abcdef`;
  }

  /** The web's scalable target as autoscaling keeps it; undefined before the colour is built. */
  async scalableTarget(color: Color) {
    const { ScalableTargets } = await this.#scaling.send(
      new DescribeScalableTargetsCommand({
        ServiceNamespace: 'ecs',
        ResourceIds: [`service/${CLUSTER}/shop-production-${color}-web`],
      }),
    );
    const [target] = ScalableTargets ?? [];
    return target && { min: target.MinCapacity, suspended: target.SuspendedState };
  }

  #changes(stack: Stack, variables: Readonly<Record<string, unknown>>): readonly PlanChange[] {
    if (stack.kind === 'shared') {
      return this.#shared
        ? []
        : [{ address: 'aws_ecs_cluster.this', type: 'aws_ecs_cluster', action: 'create' }];
    }
    const state = this.#colors.get(stack.color);
    const address = `aws_ecs_service.${stack.color}`;
    if (!state) return [{ address, type: 'aws_ecs_service', action: 'create' }];
    return state.image === variables['image'] && state.release === variables['release']
      ? []
      : [{ address, type: 'aws_ecs_service', action: 'update' }];
  }

  async #apply(stack: Stack, variables: Readonly<Record<string, unknown>>): Promise<void> {
    if (stack.kind === 'shared') await this.#applyShared();
    else await this.#applyColor(stack.color, String(variables['image']), String(variables['release']));
  }

  async #applyShared(): Promise<void> {
    await this.#ecs.send(new CreateClusterCommand({ clusterName: CLUSTER }));
    const { region, account } = this.#cloud.home;
    this.#shared = { region, account_id: account, cluster: CLUSTER, alarm_names: ['database'] };
    this.#cloud.alarms.put({ AlarmName: 'database' });
  }

  async #applyColor(color: Color, image: string, release: string): Promise<void> {
    const web = await this.#register(color, 'web', image, release);
    const migrate = await this.#register(color, 'migrate', image, release);
    const service = `shop-production-${color}-web`;
    await this.#ensureService(color, service, web);
    const dnsName = `${color}.elb.example.net`;
    this.#cloud.loadBalancers.given.set(dnsName, this.targetGroup(color));
    this.#cloud.alarms.put({ AlarmName: `${color}-5xx` });
    const outputs: ColorOutputs = {
      color,
      load_balancer_dns_name: dnsName,
      load_balancer_arn: `arn:lb:${color}`,
      target_group_arn: this.targetGroup(color),
      web_service: service,
      worker_service: null,
      beat_service: null,
      web_task_definition: web,
      worker_task_definition: null,
      beat_task_definition: null,
      migrate_task_definition: migrate,
      web_min: this.infra.webMin,
      web_max: this.infra.webMax,
      worker_min: 0,
      task_network: { subnets: ['subnet-1'], security_groups: ['sg-1'], assign_public_ip: false },
      alarm_names: [`${color}-5xx`],
    };
    this.#colors.set(color, { image, release, outputs });
  }

  async #register(color: Color, role: 'web' | 'migrate', image: string, release: string): Promise<string> {
    const secrets = Object.entries(this.infra.secrets).map(([name, valueFrom]) => ({ name, valueFrom }));
    const log = {
      'awslogs-group': `/shop/${color}/${role}`,
      'awslogs-region': this.#cloud.home.region,
      'awslogs-stream-prefix': role,
    };
    const main = {
      name: role,
      image,
      essential: true,
      environment: [{ name: 'RELEASE', value: release }],
      secrets,
      portMappings: role === 'web' ? [{ containerPort: 8000 }] : [],
      logConfiguration: { logDriver: 'awslogs' as const, options: log },
    };
    const sidecar = { name: 'sidecar', image: 'registry.example.net/sidecar:1', essential: true };
    const { taskDefinition } = await this.#ecs.send(
      new RegisterTaskDefinitionCommand({
        family: `shop-production-${color}-${role}`,
        requiresCompatibilities: ['FARGATE'],
        networkMode: 'awsvpc',
        cpu: '256',
        memory: '512',
        runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
        containerDefinitions: this.infra.sidecar && role === 'migrate' ? [sidecar, main] : [main],
      }),
    );
    return taskDefinition?.taskDefinitionArn ?? '';
  }

  async #ensureService(color: Color, service: string, taskDefinition: string): Promise<void> {
    const { services } = await this.#ecs.send(
      new DescribeServicesCommand({ cluster: CLUSTER, services: [service] }),
    );
    if (services?.some((one) => one.status === 'ACTIVE')) {
      await this.#ecs.send(new UpdateServiceCommand({ cluster: CLUSTER, service, taskDefinition }));
      return;
    }
    await this.#ecs.send(
      new CreateServiceCommand({
        cluster: CLUSTER,
        serviceName: service,
        taskDefinition,
        desiredCount: 0,
        launchType: 'FARGATE',
        loadBalancers: [
          { targetGroupArn: this.targetGroup(color), containerName: 'web', containerPort: 8000 },
        ],
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } },
        deploymentConfiguration: {
          deploymentCircuitBreaker: { enable: true, rollback: this.infra.breakerRollback },
          minimumHealthyPercent: 100,
          maximumPercent: 200,
        },
      }),
    );
    await this.#scaling.send(
      new RegisterScalableTargetCommand({
        ServiceNamespace: 'ecs',
        ScalableDimension: 'ecs:service:DesiredCount',
        ResourceId: `service/${CLUSTER}/${service}`,
        MinCapacity: 0,
        MaxCapacity: this.infra.webMax,
        SuspendedState: {
          DynamicScalingInSuspended: true,
          DynamicScalingOutSuspended: true,
          ScheduledScalingSuspended: true,
        },
      }),
    );
  }
}
