import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTerragrunt } from '../../../src/engines/terragrunt/open-terragrunt.ts';
import type { TerragruntOptions } from '../../../src/engines/terragrunt/options.ts';
import type { Engine } from '../../../src/ports.ts';
import { terragruntPart } from '../../parts/terragrunt.ts';
import { openScene, type Scene } from '../terraform/scene.ts';

/** A unit of a scene: what it needs, and what its root module holds beside the backend. */
export interface SceneUnit {
  readonly name: string;
  readonly needs?: readonly string[];
  readonly code: string;
}

/** Small units with states of their own, and a real Terragrunt on them. */
export interface UnitScene {
  readonly states: Scene['states'];
  readonly lines: string[];
  /** Changes the code of a unit, as the next commit would. */
  rewrite(unit: string, code: string): Promise<void>;
  open(more?: Partial<TerragruntOptions>): Engine;
  close(): Promise<void>;
}

export async function openUnitScene(units: readonly SceneUnit[]): Promise<UnitScene> {
  const scene = await openScene({});
  const infra = await mkdtemp(join(tmpdir(), 'flipgate-terragrunt-'));
  // Named after no unit, as roots are that several units share.
  const code = (unit: string) => join(infra, 'code', `of-${unit}`);
  const rewrite = async (unit: string, text: string) => {
    await mkdir(code(unit), { recursive: true });
    await writeFile(join(code(unit), 'main.tf'), `terraform {\n  backend "s3" {}\n}\n${text}`);
  };
  await writeFile(join(infra, 'root.hcl'), ROOT);
  const stack = join(infra, 'stacks', 'site');
  await mkdir(stack, { recursive: true });
  await writeFile(join(stack, 'terragrunt.stack.hcl'), units.map(({ name }) => stackBlock(name)).join('\n'));
  for (const unit of units) {
    await mkdir(join(infra, 'units', unit.name), { recursive: true });
    await writeFile(join(infra, 'units', unit.name, 'terragrunt.hcl'), unitText(unit));
    await rewrite(unit.name, unit.code);
  }
  const binary = await terragruntPart();
  const { way: _, ...options } = scene.options;
  return {
    states: scene.states,
    lines: scene.lines,
    rewrite,
    open: (more = {}) =>
      openTerragrunt({
        ...options,
        binary,
        terraform: options.binary,
        infraFolder: infra,
        site: { name: 'shop', environment: 'production' },
        bucket: 'states',
        ...more,
      }),
    close: async () => {
      await scene.close();
      await rm(infra, { recursive: true });
    },
  };
}

/** As infra/terragrunt/root.hcl, told to leave alone what this cloud has no room for. */
const ROOT = `
remote_state {
  backend = "s3"
  config = {
    bucket       = get_env("FLIPGATE_BUCKET")
    key          = "\${get_env("TF_VAR_name")}-\${get_env("TF_VAR_environment")}/\${basename(path_relative_to_include())}.tfstate"
    region       = "eu-west-1"
    use_lockfile = true
    use_path_style = true
    skip_credentials_validation = true
    skip_requesting_account_id  = true
    skip_metadata_api_check     = true
  }
}
`;

function stackBlock(name: string): string {
  return `unit "${name}" {\n  source = "../../units/${name}"\n  path = "${name}"\n}\n`;
}

function unitText({ name, needs = [] }: SceneUnit): string {
  const dependencies = needs.map(
    (need) => `dependency "${need}" {
  config_path = "../${need}"
  mock_outputs = { ${need} = "made up" }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan", "show", "output", "state", "force-unlock"]
}`,
  );
  const inputs = needs.map((need) => `  ${need} = dependency.${need}.outputs.${need}`);
  return `include "root" {
  path = find_in_parent_folders("root.hcl")
}
terraform {
  source = "\${dirname(find_in_parent_folders("root.hcl"))}/code//of-${name}"
}
${dependencies.join('\n')}
inputs = {
${inputs.join('\n')}
}
`;
}
