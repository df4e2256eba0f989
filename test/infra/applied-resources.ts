import type { TerraformRun } from './terraform-run.ts';

export interface AppliedResource {
  readonly address: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A module of a state or of a plan, as `show -json` writes it. */
export interface ShownModule {
  readonly resources?: readonly AppliedResource[];
  readonly child_modules?: readonly ShownModule[];
}

/** @param shown what `show -json` printed of a state. */
export function resourcesOf({ stdout }: Pick<TerraformRun, 'stdout'>): readonly AppliedResource[] {
  const { values } = JSON.parse(stdout) as { values?: { root_module: ShownModule } };
  return values ? resourcesIn(values.root_module) : [];
}

export function resourcesIn({ resources = [], child_modules = [] }: ShownModule): readonly AppliedResource[] {
  return [...resources, ...child_modules.flatMap(resourcesIn)];
}

const EVERYWHERE = ['0.0.0.0/0', '::/0'];

/** Addresses of the rules that let in the whole internet, whichever of the provider's ways they are written in. */
export function openDoors(resources: readonly AppliedResource[]): readonly string[] {
  return resources.filter(letsEverybodyIn).map(({ address }) => address);
}

function letsEverybodyIn({ type, values }: AppliedResource): boolean {
  switch (type) {
    case 'aws_vpc_security_group_ingress_rule':
      return EVERYWHERE.some((range) => [values['cidr_ipv4'], values['cidr_ipv6']].includes(range));
    case 'aws_security_group_rule':
      return values['type'] === 'ingress' && namesEverywhere(values);
    case 'aws_security_group':
    case 'aws_default_security_group':
      return ((values['ingress'] ?? []) as Record<string, unknown>[]).some(namesEverywhere);
    default:
      return false;
  }
}

function namesEverywhere(rule: Readonly<Record<string, unknown>>): boolean {
  const ranges = [rule['cidr_blocks'], rule['ipv6_cidr_blocks']].flat();
  return EVERYWHERE.some((range) => ranges.includes(range));
}
