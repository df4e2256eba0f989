import type { Color } from '../../src/model/color.ts';
import type { ColorOutputs, SharedOutputs } from '../../src/model/stack-outputs.ts';
import { type TerraformPart, terraformPart } from '../parts/terraform.ts';
import { openDemands, type StackDemands } from '../roles/demands/stack-demands.ts';
import { site } from './givens.ts';
import { type InfraCloud, openInfraCloud } from './infra-cloud.ts';
import { type AppliedStack, type Outputs, openStack, type Root } from './stacks.ts';
import { openTerraform } from './terraform-run.ts';

/** The stacks of one site on a cloud of their own, with the states where `infra/README.md` says. */
export interface AppliedSite {
  readonly cloud: InfraCloud;
  /** What applies and plans of all roots but bootstrap have asked of IAM. */
  readonly demands: StackDemands;
  /** Applies a root for the first time or again. All but bootstrap need bootstrap's bucket. */
  apply(root: Root, variables: Outputs): Promise<Outputs>;
  /** @throws an error when an earlier test did not apply it. */
  stack(root: Root): AppliedStack;
  /** What the last apply gave. */
  outputs(root: Root): Outputs;
  shared(): Outputs & SharedOutputs;
  color(color: Color): ColorOutputs;
  close(): Promise<void>;
}

/**
 * @param program finds terraform or tofu.
 * @throws Failure when the emulator or the program cannot be had.
 */
export async function openSite(program: () => Promise<TerraformPart> = terraformPart): Promise<AppliedSite> {
  const cloud = await openInfraCloud();
  const terraform = await openTerraform(cloud.environment, program);
  const demands = openDemands(cloud.overheard);
  const stacks = new Map<Root, Awaited<ReturnType<typeof openStack>>>();
  const given = new Map<Root, Outputs>();
  const outputs = (root: Root) => given.get(root) ?? {};
  const opened = async (root: Root) => {
    const known = stacks.get(root);
    if (known) return known;
    const backend =
      root === 'bootstrap' ? {} : backendOf(root, String(outputs('bootstrap')['bucket']), cloud.region);
    const stack = demands.listeningTo(root, await openStack(terraform, root, backend));
    stacks.set(root, stack);
    return stack;
  };
  return {
    cloud,
    demands,
    apply: async (root, variables) => {
      given.set(root, await (await opened(root)).apply(variables));
      return outputs(root);
    },
    stack: (root) => {
      const found = stacks.get(root);
      if (!found) throw new Error(`${root} was not applied: an earlier test failed.`);
      return found;
    },
    outputs,
    shared: () => outputs('shared') as Outputs & SharedOutputs,
    color: (color) => outputs(color) as unknown as ColorOutputs,
    close: async () => {
      await Promise.all([...stacks.values()].map((stack) => stack.remove()));
      await cloud.close();
    },
  };
}

function backendOf(root: Root, bucket: string, region: string): Readonly<Record<string, string>> {
  const state = root === 'blue' || root === 'green' ? `color-${root}` : root;
  const key = `${site.name}-${site.environment}/${state}.tfstate`;
  return { bucket, key, region, use_path_style: 'true' };
}
