import { typedName } from '../../../src/engines/terraform/unwrapped.ts';
import type { EngineChoice } from '../../../src/model/request.ts';
import { OLDEST_TERRAFORM, terraformProgram } from '../../../src/wire/terraform-program.ts';
import { OLDEST_TERRAGRUNT, terragruntProgram } from '../../../src/wire/terragrunt-program.ts';
import { type Checked, found, looked } from '../checked.ts';
import { type Program, TERRAFORM, TOFU, versionOf } from './terraform.ts';

type Environment = Readonly<Record<string, string>>;

/** What the deploy will take for this engine, by its own rule: of several the first on PATH. Bootstrap is applied by it too. */
export function checkEngine(engine: EngineChoice, environment: Environment): Promise<Checked<Program>> {
  return looked(async () => {
    const path = await terraformProgram({ engine }, environment);
    const version = await versionOf(path);
    return found({ path, version }, `${typedName(path)} ${version}`);
  }, remedyOf(engine));
}

function remedyOf(engine: EngineChoice): string {
  const newer = `${OLDEST_TERRAFORM} or newer`;
  if (engine === 'tofu' || engine === 'terraform')
    return `Install ${engine === 'tofu' ? TOFU : TERRAFORM}, ${newer}; or leave out \`--input engine=${engine}\`.`;
  if (engine === 'terragrunt') return `Install ${TERRAFORM} or ${TOFU}, ${newer}: terragrunt runs it.`;
  return `Install ${TERRAFORM} or ${TOFU}, ${newer}. A deploy takes the first terraform on PATH, and tofu where there is none; \`--input engine=tofu\` takes tofu.`;
}

/** Beside terraform or tofu, which it runs. */
export function checkTerragrunt(environment: Environment): Promise<Checked<never>> {
  return looked(async () => {
    const path = await terragruntProgram(environment);
    return { problems: [], notes: [`the stacks are applied by ${path}`] };
  }, `Install Terragrunt (https://docs.terragrunt.com/getting-started/install), ${OLDEST_TERRAGRUNT} or newer; or leave out \`--input engine=terragrunt\`, where your \`infra\` is not Terragrunt's own.`);
}
