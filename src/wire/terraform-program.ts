import { commandOutput } from '../adapters/exec.ts';
import type { Environment } from '../inputs.ts';
import { Failure } from '../model/failure.ts';
import type { EngineRequest } from '../model/request.ts';
import { isAtLeast } from '../model/version.ts';
import { onPath } from './on-path.ts';

/** Write-only arguments, which keep passwords out of the state, came with it, in both. */
export const OLDEST_TERRAFORM = '1.11';

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
    `\`engine\` ${engine}: ${names.join(' or ')} is not on PATH.`,
    'Install it in a step before, for example with hashicorp/setup-terraform or opentofu/setup-opentofu.',
  );
}

async function refuseOld(program: string): Promise<void> {
  const found = JSON.parse(await commandOutput(program, ['version', '-json'])) as {
    terraform_version: string;
  };
  if (isAtLeast(found.terraform_version, OLDEST_TERRAFORM)) return;
  throw new Failure(
    `${program} is version ${found.terraform_version}; ${OLDEST_TERRAFORM} or newer is needed.`,
    'Install a newer one.',
  );
}
