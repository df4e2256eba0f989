import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { childNamed } from '../terraform/child-named.ts';
import { quoted } from '../terraform/terraform-arguments.ts';
import type { Place } from '../terraform/terraform-run.ts';
import { typedName } from '../terraform/unwrapped.ts';
import type { Way } from '../terraform/way.ts';
import type { TerragruntOptions } from './options.ts';

/**
 * Through `terragrunt run`, in the folder of a unit. A SIGINT is terraform's alone: Terragrunt, which takes its own for a terminal's, would
 * hand it on after 15 s as the second that means "now", and kill after 30 s.
 */
export function unitWay(
  { binary, terraform }: Pick<TerragruntOptions, 'binary' | 'terraform'>,
  stackFolder: string,
): Way {
  const name = typedName(binary);
  const child = basename(terraform);
  return {
    before: ['run', '--'],
    child,
    variables: (place) => ({ ...SPEECH, TG_TF_PATH: terraform, TG_DOWNLOAD_DIR: cacheOf(place) }),
    // Terragrunt may be gone while its terraform still is: the state lock is the latter's.
    holder: async (pid) => childNamed(pid, child) ?? pid,
    worksIn,
    typed: ({ root }) => ({
      command: `${name} run --working-dir ${quoted(root)} --`,
      first: `${name} stack generate --working-dir ${quoted(stackFolder)}`,
    }),
  };
}

/** Terraform's own words on stdout, as it says them, and Terragrunt's on stderr only when something is wrong. */
export const SPEECH: Readonly<Record<string, string>> = {
  TG_TF_FORWARD_STDOUT: 'true',
  TG_NON_INTERACTIVE: 'true',
  TG_NO_COLOR: 'true',
  TG_LOG_LEVEL: 'error',
  TG_NO_TIPS: 'true',
  // Half of a plan's time goes into asking for them by terraform; TG_NO_DEPENDENCY_FETCH_OUTPUT_FROM_STATE does so all the same.
  TG_DEPENDENCY_FETCH_OUTPUT_FROM_STATE: 'true',
};

function cacheOf({ folder }: Place): string {
  return join(folder, 'cache');
}

/** Terragrunt copies the code to `<cache>/<hash>/<hash>` and runs terraform there. */
async function worksIn(place: Place): Promise<string> {
  const cache = cacheOf(place);
  const code = basename(place.code);
  for (const source of await namesIn(cache)) {
    for (const version of await namesIn(join(cache, source))) {
      const folder = join(cache, source, version);
      if ((await namesIn(folder)).includes(code)) return join(folder, code);
    }
  }
  return place.root;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
