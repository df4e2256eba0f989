import type {
  CreateServiceCommandInput,
  DeleteServiceCommandInput,
  DescribeServicesCommandInput,
  ListServicesCommandInput,
  Service,
  UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../shapes/aws-error.ts';
import type { Operations } from '../shapes/json-room.ts';
import { createService, deleteService, updateService } from './change-service.ts';
import { describeService } from './describe-service.ts';
import { Idempotency } from './idempotency.ts';
import type { LiveService } from './live-service.ts';
import type { Model } from './model.ts';
import { ecsArn, shortName } from './names.ts';
import { page } from './page.ts';

export function serviceOperations(model: Model): Operations {
  const { clusters, services, tags } = model;
  const created = new Idempotency<LiveService>(36);
  const shown = (service: LiveService) => ({
    ...describeService(model, service),
    tags: tags.get(service.arn) ?? [],
  });
  return {
    CreateService: async (input: CreateServiceCommandInput) => {
      const key = { cluster: input.cluster, token: input.clientToken, input, now: model.timeline.now() };
      const before = created.recall(key);
      if (before === 'conflict') {
        throw new AwsError('InvalidParameterException', 'Creation of service was not idempotent.');
      }
      await needLoadBalancers(model, input);
      const service = before ?? createService(model, input);
      created.keep(key, service);
      return { service: shown(service) };
    },
    UpdateService: (input: UpdateServiceCommandInput) => ({ service: shown(updateService(model, input)) }),
    DeleteService: (input: DeleteServiceCommandInput) => ({ service: shown(deleteService(model, input)) }),
    DescribeServices: (input: DescribeServicesCommandInput) => describeServices(model, input),
    ListServices: (input: ListServicesCommandInput) => {
      const open = services.of(clusters.active(input.cluster)).filter((one) => one.status !== 'INACTIVE');
      const { items, nextToken } = page(open, { ...input, maxResults: input.maxResults ?? 10 });
      return { serviceArns: items.map((service) => service.arn), nextToken };
    },
  };
}

function describeServices(model: Model, input: DescribeServicesCommandInput) {
  const { services, tags, place } = model;
  const cluster = model.clusters.active(input.cluster);
  const names = input.services ?? [];
  if (names.length === 0 || names.length > 10) {
    throw new AwsError('InvalidParameterException', 'Between 1 and 10 services can be described at once.');
  }
  const asked = names.map((given) => ({ given, found: services.find(cluster, given) }));
  const withTags = input.include?.includes('TAGS');
  const arnOf = (given: string) => ecsArn(place, `service/${cluster.name}/${shortName(given)}`);
  return {
    services: asked.flatMap(({ found }) =>
      found ? [{ ...asSeen(model, found), ...(withTags && { tags: tags.get(found.arn) ?? [] }) }] : [],
    ),
    failures: asked.flatMap(({ given, found }) => (found ? [] : [{ arn: arnOf(given), reason: 'MISSING' }])),
  };
}

/** ECS takes a target group only when a load balancer forwards to it. */
async function needLoadBalancers(model: Model, input: CreateServiceCommandInput): Promise<void> {
  for (const { targetGroupArn = '' } of input.loadBalancers ?? []) {
    const found = await model.targets.find(targetGroupArn);
    if (found !== undefined && found.attached !== false) continue;
    throw new AwsError(
      'InvalidParameterException',
      found === undefined
        ? `The specified target group does not exist: ${targetGroupArn}`
        : `The target group with targetGroupArn ${targetGroupArn} does not have an associated load balancer.`,
    );
  }
}

/** As a caller sees it: possibly some time ago. */
function asSeen(model: Model, service: LiveService): Service {
  const now = model.timeline.now();
  const { stale } = model.misfortunes;
  if (!stale || now > stale.until) {
    model.services.clearPictures();
    return describeService(model, service);
  }
  model.services.picture(now, (one) => describeService(model, one));
  return model.services.seenAt(now - stale.lag, service) ?? describeService(model, service);
}
