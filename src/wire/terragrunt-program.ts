import { commandOutput } from '../adapters/exec.ts';
import type { Environment } from '../inputs.ts';
import { Failure } from '../model/failure.ts';
import { isAtLeast } from '../model/version.ts';
import { onPath } from './on-path.ts';

/** Older ones refuse outputs that are not there yet, which a first plan has made-up ones for. */
export const OLDEST_TERRAGRUNT = '1.1.3';

/** @throws Failure where there is none on the runner, or one that is too old */
export async function terragruntProgram(environment: Environment): Promise<string> {
  const program = await onPath(['terragrunt'], environment);
  if (program === undefined)
    throw new Failure(
      'terragrunt is not on PATH.',
      'Install it in a step before, for example with gruntwork-io/terragrunt-action or mise; terraform or tofu beside it.',
    );
  await refuseOld(program);
  return program;
}

async function refuseOld(program: string): Promise<void> {
  const said = await commandOutput(program, ['--version']);
  if (isAtLeast(/version v?([\d.]+)/.exec(said)?.[1] ?? '0', OLDEST_TERRAGRUNT)) return;
  throw new Failure(
    `${program}: ${said.trim()}; ${OLDEST_TERRAGRUNT} or newer is needed.`,
    'Install a newer one.',
  );
}
