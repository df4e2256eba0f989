import { type App, Stack, Validations } from 'aws-cdk-lib';
import { Alarms } from './color/alarms.ts';
import { LoadBalancer } from './color/load-balancer.ts';
import { type ColorPlan, planOfColor } from './color/plan-of-color.ts';
import { Scaling } from './color/scaling.ts';
import { Services } from './color/services.ts';
import { Tasks } from './color/tasks.ts';
import { give } from './give.ts';
import { checked } from './inputs/checked.ts';
import { COLOR, type ColorInputs } from './inputs/color-inputs.ts';
import type { Inputs } from './inputs/given.ts';
import { place, tagged } from './stack-props.ts';

/**
 * One colour: load balancer, services with their task definitions, roles, logs, autoscaling, alarms. Applying it starts
 * nothing, and the other colour's is another stack.
 * @throws Error naming every input that is wrong.
 */
export function colorStack(app: App, inputs: Inputs): Stack {
  const plan = planOfColor(checked(COLOR, inputs));
  const { region, account_id: account } = plan.inputs.shared;
  const stack = new Stack(app, `${plan.prefix}-color-${plan.inputs.color}`, {
    ...place({ region, account }),
    description: `${plan.inputs.color} of ${plan.prefix}`,
  });
  tagged(stack, { environment: plan.prefix, color: plan.inputs.color });
  warnOfOldRanges(stack, plan.inputs);
  const tasks = new Tasks(stack, 'Tasks', { plan });
  const balancer = new LoadBalancer(stack, 'LoadBalancer', { plan });
  const services = new Services(stack, 'Services', { plan, tasks, balancer });
  new Scaling(stack, 'Scaling', { plan, services, balancer });
  const alarms = new Alarms(stack, 'Alarms', { plan, balancer });
  outputs(stack, plan, { tasks, balancer, services, alarms });
  return stack;
}

interface Parts {
  readonly tasks: Tasks;
  readonly balancer: LoadBalancer;
  readonly services: Services;
  readonly alarms: Alarms;
}

function outputs(stack: Stack, plan: ColorPlan, { tasks, balancer, services, alarms }: Parts): void {
  const { shared } = plan.inputs;
  const service = (role: 'web' | 'worker' | 'beat') => services.byRole.get(role)?.attrName;
  const definition = (role: Parameters<typeof tasks.definitions.get>[0]) => tasks.definitions.get(role)?.ref;
  give(stack, {
    color: [plan.inputs.color, 'Which colour this stack holds.'],
    load_balancer_dns_name: [balancer.balancer.attrDnsName, 'What the preview record points at.'],
    load_balancer_arn: [balancer.balancer.ref, 'The load balancer.'],
    target_group_arn: [balancer.targets.ref, "Where the web tasks' health is asked."],
    web_service: [service('web'), 'Name of the service in the cluster.'],
    worker_service: [service('worker'), 'The same; none without a worker.'],
    beat_service: [service('beat'), 'The same; none without beat.'],
    web_task_definition: [definition('web'), 'Revision of the image that was applied last.'],
    worker_task_definition: [definition('worker'), 'The same; none without a worker.'],
    beat_task_definition: [definition('beat'), 'The same; none without beat.'],
    migrate_task_definition: [definition('migrate'), 'For migrations and one-off commands.'],
    web_min: [plan.web.min, 'Fewest web tasks while live; the action sets it.'],
    web_max: [plan.web.max, 'Most web tasks.'],
    worker_min: [plan.worker.min, 'Fewest workers while live; the action sets it.'],
    task_network: [
      {
        subnets: shared.task_subnet_ids,
        security_groups: [shared.task_security_group_id],
        assign_public_ip: shared.assign_public_ip,
      },
      'Where the migrate task runs.',
    ],
    alarm_names: [alarms.names, 'Every alarm of the colour: they judge a release while it bakes.'],
  });
}

/** A warning, never a refusal: an old list is no reason not to release. */
function warnOfOldRanges(stack: Stack, inputs: ColorInputs): void {
  const { cloudflare_ranges_date: compared, cloudflare_ranges_days: days } = inputs;
  if (Date.now() <= Date.parse(compared) + days * 86_400_000) return;
  Validations.of(stack).addWarning(
    'flipgate-cloudflare-ranges',
    `Cloudflare's ranges were last compared on ${compared}. Compare them with https://www.cloudflare.com/ips-v4, give cloudflare_ipv4_ranges when they differ, and set cloudflare_ranges_date to today.`,
  );
}
