import { commandOutput } from '../adapters/exec.ts';
import type { Environment } from '../inputs.ts';
import { Failure } from '../model/failure.ts';
import { onPath } from './on-path.ts';

/** @throws Failure where there is none on the runner, or one that is too old */
export async function terragruntProgram(environment: Environment): Promise<string> {
  const program = await onPath(['terragrunt'], environment);
  if (program === undefined)
    throw new Failure(
      "terragrunt is not on the runner's PATH.",
      'Install it in a step before, for example with gruntwork-io/terragrunt-action or mise; terraform or tofu beside it.',
    );
  await refuseOld(program);
  return program;
}

/** Older ones refuse outputs that are not there yet, which a first plan has made-up ones for. */
async function refuseOld(program: string): Promise<void> {
  const said = await commandOutput(program, ['--version']);
  const [major = 0, minor = 0, patch = 0] = (/version v?([\d.]+)/.exec(said)?.[1] ?? '')
    .split('.')
    .map(Number);
  if (major > 1 || (major === 1 && (minor > 1 || (minor === 1 && patch >= 3)))) return;
  throw new Failure(`${program}: ${said.trim()}; 1.1.3 or newer is needed.`, 'Install a newer one.');
}
