import { access, constants } from 'node:fs/promises';
import { basename } from 'node:path';

/**
 * The program behind the wrapper that `hashicorp/setup-terraform` and `opentofu/setup-opentofu` install by
 * default. That reads terraform's output through a pipe, which kills terraform with its lock held when the
 * wrapper is killed, gives it no signal, and writes all of it, secrets too, to the step's outputs.
 *
 * @param program absolute path of terraform or tofu.
 */
export async function unwrapped(program: string): Promise<string> {
  const behind = `${program}-bin`;
  return access(behind, constants.X_OK).then(
    () => behind,
    () => program,
  );
}

/** As a person types it. */
export function typedName(program: string): string {
  return basename(program).replace(/-bin$/, '');
}
