import { glob } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { childNamed } from '../terraform/child-named.ts';
import { quoted } from '../terraform/terraform-arguments.ts';
import type { Place } from '../terraform/terraform-run.ts';
import { typedName } from '../terraform/unwrapped.ts';
import type { Way } from '../terraform/way.ts';
import type { TerragruntOptions } from './options.ts';
import { tfVariables } from './tf-variables.ts';

type WayOptions = Pick<TerragruntOptions, 'binary' | 'terraform' | 'backend' | 'bucket' | 'site'>;

/**
 * Through `terragrunt run`, in the folder of a unit. A SIGINT is terraform's alone: Terragrunt, which takes its own for a terminal's, would
 * hand it on after 15 s as the second that means "now", and kill after 30 s.
 */
export function unitWay({ binary, terraform, backend, bucket, site }: WayOptions, stackFolder: string): Way {
  const program = typedName(binary);
  const child = basename(terraform);
  return {
    before: ['run', '--'],
    child,
    variables: (place) => ({ ...SPEECH, TG_TF_PATH: terraform, TG_DOWNLOAD_DIR: cacheOf(place) }),
    // Terragrunt may be gone while its terraform still is: the state lock is the latter's.
    holder: async (pid) => childNamed(pid, child) ?? pid,
    worksIn,
    typed: ({ root, stack }) => ({
      command: `${program} run --working-dir ${quoted(root)} --`,
      first: `${exported({
        AWS_REGION: backend.settings(stack)['region'] ?? '',
        FLIPGATE_BUCKET: bucket,
        ...tfVariables({ name: site.name, environment: site.environment }),
      })} && ${program} stack generate --working-dir ${quoted(stackFolder)}`,
    }),
  };
}

/** Which state a unit has, it finds in its environment: a person's shell may have another's, and by default it is production's. */
function exported(variables: Readonly<Record<string, string>>): string {
  const words = Object.entries(variables).map(([name, value]) => `${name}=${quoted(value)}`);
  return `export ${words.join(' ')}`;
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

/** Terragrunt copies the code somewhere into its cache, and runs terraform there. */
async function worksIn(place: Place): Promise<string> {
  const cwd = cacheOf(place);
  for await (const file of glob('**/errored.tfstate', { cwd })) return join(cwd, dirname(file));
  return place.root;
}
