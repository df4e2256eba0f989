import { commandOutput } from '../adapters/exec.ts';
import type { Environment } from '../inputs.ts';
import { Failure } from '../model/failure.ts';
import type { EngineRequest } from '../model/request.ts';
import { onPath } from './on-path.ts';

/** @throws Failure where there is none on the runner, or one that is too old */
export async function terraformProgram(
  { engine }: Pick<EngineRequest, 'engine'>,
  environment: Environment,
): Promise<string> {
  const { unwrapped } = await import('../engines/terraform/unwrapped.ts');
  const names = engine === 'terraform' || engine === 'tofu' ? [engine] : ['terraform', 'tofu'];
  const found = await onPath(names, environment);
  if (found !== undefined) {
    const program = await unwrapped(found);
    await refuseOld(program);
    return program;
  }
  throw new Failure(
    `\`engine\` ${engine}: ${names.join(' or ')} is not on the runner's PATH.`,
    'Install it in a step before, for example with hashicorp/setup-terraform or opentofu/setup-opentofu.',
  );
}

/** Write-only arguments, which keep passwords out of the state, came with 1.11, in both. */
async function refuseOld(program: string): Promise<void> {
  const found = JSON.parse(await commandOutput(program, ['version', '-json'])) as {
    terraform_version: string;
  };
  const [major = 0, minor = 0] = found.terraform_version.split('.').map(Number);
  if (major > 1 || minor >= 11) return;
  throw new Failure(
    `${program} is version ${found.terraform_version}; 1.11 or newer is needed.`,
    'Install a newer one.',
  );
}
