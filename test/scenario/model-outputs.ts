import type { Color } from '../../src/model/color.ts';
import type { ColorOutputs } from '../../src/model/stack-outputs.ts';
import { type ensureBackground, WORKER_MIN } from './model-background.ts';
import type { ModelInfra } from './model-infra.ts';

/** What an apply has made of a colour. */
interface ColorParts {
  /** Revisions of task definitions. */
  readonly web: string;
  readonly migrate: string;
  readonly service: string;
  readonly dnsName: string;
  readonly targetGroup: string;
  readonly background: Awaited<ReturnType<typeof ensureBackground>>;
}

export function balancerArn(color: Color): string {
  return `arn:lb:${color}`;
}

/** By the contract of infra/README.md. */
export function colorOutputs(
  color: Color,
  { web, migrate, service, dnsName, targetGroup, background }: ColorParts,
  { webMin, webMax }: Pick<ModelInfra, 'webMin' | 'webMax'>,
): ColorOutputs {
  return {
    color,
    load_balancer_dns_name: dnsName,
    load_balancer_arn: balancerArn(color),
    target_group_arn: targetGroup,
    web_service: service,
    worker_service: background.worker?.service ?? null,
    beat_service: background.beat?.service ?? null,
    web_task_definition: web,
    worker_task_definition: background.worker?.taskDefinition ?? null,
    beat_task_definition: background.beat?.taskDefinition ?? null,
    migrate_task_definition: migrate,
    web_min: webMin,
    web_max: webMax,
    worker_min: WORKER_MIN,
    task_network: { subnets: ['subnet-1'], security_groups: ['sg-1'], assign_public_ip: false },
    alarm_names: [`${color}-5xx`],
  };
}
