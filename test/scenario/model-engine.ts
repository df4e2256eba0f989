import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  CreateClusterCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
} from '@aws-sdk/client-ecs';
import type { Color } from '../../src/model/color.ts';
import type { PlanChange } from '../../src/model/plan-change.ts';
import type { ColorOutputs, SharedOutputs } from '../../src/model/stack-outputs.ts';
import type { Engine, Judge, Stack } from '../../src/ports.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { ensureBackground } from './model-background.ts';
import { CLUSTER, ensureService, type ModelClients, registerRole } from './model-color.ts';
import { plainInfra } from './model-infra.ts';
import { ModelMemory } from './model-memory.ts';
import { balancerArn, colorOutputs } from './model-outputs.ts';
import { removalChanges, removeServices } from './model-removal.ts';
import type { Surroundings } from './surroundings.ts';

interface ColorState {
  image: string;
  release: string;
  outputs: ColorOutputs;
  built: boolean;
}

/** What a model of terraform has nothing to say about. */
const QUIET = { deferred: [], drift: [], outputChanges: 0, diagnostics: [], ids: new Map<string, string>() };

/**
 * A model of what Terraform does with `infra/`: for scenarios in one process, where no real engine can run. It applies to
 * the same model of ECS, by calls that are not the action's own.
 */
export class ModelEngine {
  readonly infra = plainInfra();
  /** The stack of every plan, in their order, and the image that a colour was to have. */
  readonly planned: { readonly stack: string; readonly image: unknown }[] = [];
  protected readonly cloud: Cloud;
  readonly #ecs: ECSClient;
  readonly #scaling: ApplicationAutoScalingClient;
  readonly #clients: ModelClients;
  readonly memory: ModelMemory;
  #shared: SharedOutputs | undefined;
  readonly #colors = new Map<Color, ColorState>();

  constructor(cloud: Cloud) {
    const { aws } = cloud.startProcess('terraform');
    this.cloud = cloud;
    this.#ecs = new ECSClient(aws);
    this.#scaling = new ApplicationAutoScalingClient(aws);
    this.#clients = { ecs: this.#ecs, scaling: this.#scaling, region: cloud.home.region, infra: this.infra };
    this.memory = new ModelMemory(this.#clients);
  }

  /** For somebody who goes past the code. */
  get hands(): Pick<ModelClients, 'ecs' | 'scaling'> {
    return this.#clients;
  }

  /** The port, as one run of the action sees it. */
  engine(_: Surroundings): Engine {
    return this.port();
  }
  port(): Engine {
    const plan: Engine['plan'] = async (stack, variables) => {
      const name = stack.kind === 'shared' ? 'shared' : stack.color;
      this.planned.push({ stack: name, image: variables['image'] });
      const extra = stack.kind === 'color' ? this.infra.extraColorChanges : [];
      const changes = [...this.infra.extraChanges, ...extra, ...this.#changes(stack, variables)];
      return { ...QUIET, stack, changes, apply: (_, judge) => this.#apply(stack, variables, judge) };
    };
    return {
      plan,
      look: plan,
      ready: async () => {},
      planRemoval: async (stack) => {
        const state = this.#colors.get(stack.color);
        this.planned.push({ stack: `${stack.color} removed`, image: undefined });
        const changes = [...this.infra.extraRemovals, ...(state?.built ? removalChanges(state.outputs) : [])];
        return { ...QUIET, ids: this.infra.ids, stack, changes, apply: () => this.remove(stack.color) };
      },
      drift: (stack) => this.memory.drift(stack),
      outputs: async (stack) => {
        if (this.infra.lost.includes(stack.kind === 'shared' ? 'shared' : stack.color)) return undefined;
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

  /** What Terraform leaves of a colour: services that are INACTIVE, and outputs that are true no more. */
  async remove(color: Color): Promise<void> {
    const state = this.#colors.get(color);
    if (!state) return;
    await removeServices(this.#clients, this.cloud.clock, state.outputs);
    this.cloud.loadBalancers.given.delete(state.outputs.load_balancer_dns_name);
    this.cloud.balancers.delete(balancerArn(color));
    state.built = false;
  }
  targetGroup(color: Color): string {
    const { region, account } = this.cloud.home;
    return `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/shop-production-${color}/0123456789abcdef`;
  }

  /** The web's or the workers' scalable target as autoscaling keeps it; undefined before the colour is built. */
  async scalableTarget(color: Color, role: 'web' | 'worker' = 'web') {
    const { ScalableTargets } = await this.#scaling.send(
      new DescribeScalableTargetsCommand({
        ServiceNamespace: 'ecs',
        ResourceIds: [`service/${CLUSTER}/shop-production-${color}-${role}`],
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
    if (!state?.built) return [{ address, type: 'aws_ecs_service', action: 'create' }];
    return state.image === variables['image'] && state.release === variables['release']
      ? []
      : [{ address, type: 'aws_ecs_service', action: 'update' }];
  }

  async #apply(stack: Stack, variables: Readonly<Record<string, unknown>>, judge: Judge): Promise<void> {
    if (stack.kind === 'shared') {
      await this.#applyShared();
      const { plannedAnew } = this.infra;
      if (plannedAnew.length > 0) judge({ ...QUIET, changes: plannedAnew });
    } else {
      await this.#applyColor(stack.color, String(variables['image']), String(variables['release']));
      const certificates = [String(variables['certificate_arn'])];
      this.cloud.balancers.set(balancerArn(stack.color), { certificates, idleTimeout: 910 });
    }
  }

  async #applyShared(): Promise<void> {
    await this.#ecs.send(new CreateClusterCommand({ clusterName: CLUSTER }));
    const { region, account } = this.cloud.home;
    this.#shared = { region, account_id: account, cluster: CLUSTER, alarm_names: [this.infra.databaseAlarm] };
    this.cloud.alarms.put({ AlarmName: this.infra.databaseAlarm });
  }

  async #applyColor(color: Color, image: string, release: string): Promise<void> {
    const web = await registerRole(this.#clients, color, 'web', image, release);
    const migrate = await registerRole(this.#clients, color, 'migrate', image, release);
    const service = `shop-production-${color}-web`;
    await ensureService(this.#clients, this.targetGroup(color), service, web);
    const background = await ensureBackground(this.#clients, color, image, release);
    const dnsName = `${color}.elb.example.net`;
    this.cloud.loadBalancers.given.set(dnsName, this.targetGroup(color));
    this.cloud.alarms.put({ AlarmName: `${color}-5xx` });
    const parts = { web, migrate, service, dnsName, background, targetGroup: this.targetGroup(color) };
    const outputs = colorOutputs(color, parts, this.infra);
    this.#colors.set(color, { image, release, outputs, built: true });
    await this.memory.keep(color);
  }
}
