import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFullCloud } from '../cloud/full-cloud.ts';
import { colorVariables, site } from '../infra/givens.ts';
import { copyInfra } from '../infra/infra-copy.ts';
import { openTerraform, type Terraform } from '../infra/terraform-run.ts';
import { billedOf } from './billed.ts';
import type { Plans, Stacks } from './plans.ts';
import { type Rendered, readPlan } from './rendered.ts';
import { SIZES, type Size } from './usage.ts';
import { VARIANT_NAMES, VARIANTS, type Variant, type VariantName } from './variants.ts';

const REGION = 'us-east-1';
const ROOTS = ['bootstrap', 'shared', 'color'] as const;
type Root = (typeof ROOTS)[number];
type Variables = Readonly<Record<string, unknown>>;
type Plan = (root: Root, variables: Variables) => Promise<Rendered>;

/** Outputs of shared that no plan knows, since AWS chooses them. */
const CHOSEN = {
  vpc_id: 'vpc-1',
  public_subnet_ids: ['subnet-1', 'subnet-2'],
  task_subnet_ids: ['subnet-3', 'subnet-4'],
  task_security_group_id: 'sg-1',
  alarm_topic_arn: `arn:aws:sns:${REGION}:123456789012:shop-production-alarms`,
  secrets: {},
  migrate_secrets: {},
};

/** What no colour reads of them: a plan that differs in nothing else need not be made twice. */
const NOT_READ = { alarm_names: [], test_alarm_name: '' };

/**
 * Plans of real Terraform with the real provider, of stacks that do not exist yet. The local cloud answers what a
 * plan asks: who and where it is, which zones there are, and the passwords that it generates.
 * @throws Failure when the emulator or terraform cannot be had.
 */
export async function renderPlans(say: (line: string) => void): Promise<Plans> {
  const cloud = await openFullCloud({ region: REGION });
  const copy = await copyInfra();
  try {
    const { environment } = cloud.startChild('terraform', () => {});
    const terraform = await openTerraform({ ...environment, AWS_MAX_ATTEMPTS: '2' });
    for (const root of ROOTS) await initialise(terraform, join(copy.folder, root));
    say('terraform is initialised');
    return await allPlans(planner(terraform, copy.folder, say));
  } finally {
    await copy.remove();
    await cloud.close();
  }
}

async function allPlans(plan: Plan): Promise<Plans> {
  const { name, environment } = site;
  const bootstrap = billedOf(await plan('bootstrap', { name, environment }));
  const stacksOf = async (variant: Variant): Promise<Stacks> => {
    const shared = await plan('shared', sharedVariables(variant));
    const color = await plan('color', {
      ...colorVariables('blue', '1', { ...CHOSEN, ...shared.outputs, ...NOT_READ }),
      ...variant.color,
    });
    return { bootstrap, shared: billedOf(shared), color: billedOf(color) };
  };
  const sizes = {} as Record<Size, Stacks>;
  for (const size of SIZES) sizes[size] = await stacksOf({ size });
  const variants = {} as Record<VariantName, Stacks>;
  for (const variant of VARIANT_NAMES) variants[variant] = await stacksOf(VARIANTS[variant]);
  return { sizes, variants };
}

function sharedVariables({ size, shared }: Variant): Variables {
  const key = `arn:aws:secretsmanager:${REGION}:123456789012:secret:shop-production/secret-key-AbCdEf`;
  return { ...site, size, secret_key_arn: key, ...shared };
}

async function initialise(terraform: Terraform, folder: string): Promise<void> {
  await writeFile(join(folder, 'backend_override.tf'), 'terraform {\n  backend "local" {}\n}\n');
  await terraform.succeed(folder, ['init', '-input=false', '-no-color']);
}

/** The same variables are planned once. */
function planner(terraform: Terraform, copy: string, say: (line: string) => void): Plan {
  const made = new Map<string, Promise<Rendered>>();
  const make = async (root: Root, variables: string) => {
    const folder = join(copy, root);
    await writeFile(join(folder, 'cost.auto.tfvars.json'), variables);
    await terraform.succeed(folder, ['plan', '-input=false', '-no-color', '-lock=false', '-out=cost.plan']);
    const { stdout } = await terraform.succeed(folder, ['show', '-json', 'cost.plan']);
    say(`${made.size} plans are made, the last of ${root}`);
    return readPlan(stdout);
  };
  return (root, variables) => {
    const text = JSON.stringify(variables);
    const known = made.get(root + text) ?? make(root, text);
    made.set(root + text, known);
    return known;
  };
}
