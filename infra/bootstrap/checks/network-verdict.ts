import type { Problem } from '../../../src/inputs/problem.ts';
import type { Checked } from '../checked.ts';

/** The variable `network` of shared. */
export interface WantedNetwork {
  readonly vpc_id: string;
  readonly public_subnet_ids: readonly string[];
  readonly task_subnet_ids: readonly string[];
  readonly data_subnet_ids: readonly string[];
  readonly assign_public_ip?: boolean;
}

export interface NetworkSight {
  readonly vpc: boolean;
  readonly subnets: readonly { readonly id: string; readonly vpc: string; readonly zone: string }[];
  readonly tables: readonly {
    readonly subnets: readonly string[];
    /** For subnets of the VPC that no other names. */
    readonly isMain: boolean;
    /** Where its routes to the internet lead. */
    readonly out: readonly string[];
  }[];
}

const KINDS = ['public', 'task', 'data'] as const;

export function networkOf(given: unknown): WantedNetwork | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const fields = given as Record<string, unknown>;
  const lists = KINDS.map((kind) => fields[`${kind}_subnet_ids`]);
  const areLists = lists.every((list) => Array.isArray(list) && list.every((id) => typeof id === 'string'));
  return typeof fields['vpc_id'] === 'string' && areLists ? (fields as unknown as WantedNetwork) : undefined;
}

/** What a deploy would find out after it had made half of it. */
export function judgeNetwork(wanted: WantedNetwork, sight: NetworkSight): Checked<never> {
  if (!sight.vpc)
    return problems([
      {
        said: `There is no VPC ${wanted.vpc_id} in this account and region.`,
        remedy:
          'Correct `vpc_id` in `--variable network`, or `--region`; leave `network` out to have a VPC made.',
      },
    ]);
  const noWayOut = wanted.assign_public_ip
    ? []
    : wanted.task_subnet_ids.filter((id) => ways(sight, id).length === 0);
  const notes =
    noWayOut.length === 0
      ? [`VPC ${wanted.vpc_id} with ${sight.subnets.length} subnets`]
      : [
          `no route to the internet from ${noWayOut.join(', ')}: tasks there need endpoints for ECR, S3, Secrets Manager and CloudWatch Logs`,
        ];
  return {
    problems: [
      ...absent(wanted, sight),
      ...KINDS.flatMap((kind) => zones(wanted, sight, kind)),
      ...unreached(wanted, sight),
      ...closed(wanted, sight),
    ],
    notes,
  };
}

function problems(all: readonly Problem[]): Checked<never> {
  return { problems: all, notes: [] };
}

function listOf(wanted: WantedNetwork, kind: (typeof KINDS)[number]): readonly string[] {
  return wanted[`${kind}_subnet_ids`];
}

function zoneOf(sight: NetworkSight, id: string): string | undefined {
  return sight.subnets.find((subnet) => subnet.id === id)?.zone;
}

function zonesOf(sight: NetworkSight, ids: readonly string[]): readonly string[] {
  return [...new Set(ids.flatMap((id) => zoneOf(sight, id) ?? []))];
}

function absent(wanted: WantedNetwork, sight: NetworkSight): readonly Problem[] {
  const all = [...new Set(KINDS.flatMap((kind) => listOf(wanted, kind)))];
  return all.flatMap((id): readonly Problem[] => {
    const subnet = sight.subnets.find((one) => one.id === id);
    if (subnet?.vpc === wanted.vpc_id) return [];
    const said =
      subnet === undefined
        ? `There is no subnet ${id} in this account and region.`
        : `The subnet ${id} is in ${subnet.vpc}, not in ${wanted.vpc_id}.`;
    return [{ said, remedy: 'Correct it in `--variable network`: all subnets are of its `vpc_id`.' }];
  });
}

/** Load balancer, tasks and database each need two availability zones. */
function zones(wanted: WantedNetwork, sight: NetworkSight, kind: (typeof KINDS)[number]): readonly Problem[] {
  const ids = listOf(wanted, kind);
  const there = zonesOf(sight, ids);
  if (there.length >= 2) return [];
  // Those that are not there are told already.
  if (ids.length >= 2 && ids.some((id) => zoneOf(sight, id) === undefined)) return [];
  const where = there.length === 0 ? 'none' : there.join(', ');
  return [
    {
      said: `\`${kind}_subnet_ids\` reaches ${there.length === 1 ? 'one availability zone' : 'no two availability zones'}: ${where}.`,
      remedy: `Give a ${kind} subnet in another zone too.`,
    },
  ];
}

function unreached(wanted: WantedNetwork, sight: NetworkSight): readonly Problem[] {
  const served = zonesOf(sight, wanted.public_subnet_ids);
  const left = zonesOf(sight, wanted.task_subnet_ids).filter((zone) => !served.includes(zone));
  if (left.length === 0 || served.length === 0) return [];
  return [
    {
      said: `Tasks would run in ${left.join(', ')}, where the load balancer has no subnet.`,
      remedy: 'Give a public subnet in each zone of the task subnets.',
    },
  ];
}

/** Public subnets are told by their route to an internet gateway. */
function closed(wanted: WantedNetwork, sight: NetworkSight): readonly Problem[] {
  const without = wanted.public_subnet_ids.filter(
    (id) => zoneOf(sight, id) !== undefined && !ways(sight, id).some((way) => way.startsWith('igw-')),
  );
  if (without.length === 0) return [];
  return [
    {
      said: `No route leads from ${without.join(', ')} to an internet gateway, so that nobody reaches a load balancer there.`,
      remedy: 'Add the route `0.0.0.0/0` to an internet gateway, or give public subnets.',
    },
  ];
}

function ways({ tables }: NetworkSight, subnet: string): readonly string[] {
  const own = tables.find(({ subnets }) => subnets.includes(subnet)) ?? tables.find(({ isMain }) => isMain);
  return own?.out ?? [];
}
