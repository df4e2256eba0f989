import type { ECS, Service } from '@aws-sdk/client-ecs';
import type { SceneClock } from '../../scene-clock.ts';
import { lowered, raised } from './cased.ts';
import { type Maker, made, type Order } from './maker.ts';
import { namedIn } from './named.ts';

// biome-ignore lint/suspicious/noExplicitAny: properties are CloudFormation's.
type Properties = any;

const POLL_MS = 500;

/** ECS's services. */
export function serviceMaker(ecs: ECS, clock: SceneClock): Maker {
  const found = async (cluster: string, service: string) => {
    const { services } = await ecs.describeServices({ cluster, services: [service] });
    const [one] = services ?? [];
    return one?.status === 'ACTIVE' ? one : undefined;
  };
  const isDraining = async (cluster: string, service: string) => {
    const { services } = await ecs.describeServices({ cluster, services: [service] });
    return services?.[0]?.status === 'DRAINING';
  };
  /** CloudFormation waits until a service is steady, and gives up when its deployment has failed. */
  const settle = async (physicalId: string, { properties, signal }: Order) => {
    const { Cluster }: Properties = properties;
    while (!signal.aborted && !isSteady(await found(Cluster, physicalId))) await clock.nap(POLL_MS);
  };
  return {
    make: async ({ properties, name }: Properties) => {
      const { Cluster, ...rest } = properties;
      // A new service whose count is not given starts one task.
      const settings = { desiredCount: 1, serviceName: name, ...settingsOf(rest) };
      const { service } = await ecs.createService({ ...settings, cluster: Cluster });
      return made(service?.serviceArn, service?.serviceArn, {
        Name: service?.serviceName,
        ServiceArn: service?.serviceArn,
      });
    },
    settle: ({ physicalId }, order) => settle(physicalId, order),
    change: async (one, { properties }: Properties) => {
      const { Cluster, ServiceName: _n, LaunchType: _l, Tags: _t, ...rest } = properties;
      // What the template does not name is left as it is: the count too.
      await ecs.updateService({ ...settingsOf(rest), cluster: Cluster, service: one.physicalId });
      return one;
    },
    remove: async ({ physicalId }, { Cluster }: Properties) => {
      await ecs.deleteService({ cluster: Cluster, service: physicalId, force: true });
      // Until then nobody can make another one of its name.
      while (await isDraining(Cluster, physicalId)) await clock.nap(POLL_MS);
    },
    read: async ({ physicalId }, ordered: Properties) => {
      const service = await found(ordered.Cluster, physicalId);
      return service && readService(service, ordered);
    },
  };
}

/** @throws Error in CloudFormation's words */
function isSteady(service: Service | undefined): boolean {
  const { deployments = [], runningCount, desiredCount, pendingCount } = service ?? {};
  const primary = deployments.find(({ status }) => status === 'PRIMARY');
  if (primary?.rolloutState === 'FAILED')
    throw new Error(
      `Resource handler returned message: "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'." (HandlerErrorCode: GeneralServiceException)`,
    );
  return deployments.length === 1 && runningCount === desiredCount && pendingCount === 0;
}

function settingsOf({ EnableECSManagedTags, ...rest }: Properties) {
  const managed = EnableECSManagedTags === undefined ? {} : { enableECSManagedTags: EnableECSManagedTags };
  return { ...lowered(rest), ...managed };
}

/** Asked for elsewhere, or told under another name. */
const UNTOLD: ReadonlySet<string> = new Set(['Cluster', 'Tags', 'EnableECSManagedTags']);

function readService(service: Service, ordered: Properties) {
  const { status: _s, events: _e, deployments: _d, ...told } = service;
  const raisedOnes = raised(told);
  const names = Object.keys(ordered).filter((name) => !UNTOLD.has(name));
  return Object.fromEntries(names.map((name) => [name, namedIn(ordered[name], raisedOnes[name])]));
}
