import { join } from 'node:path';
import type { TerraformOptions } from './options.ts';
import { initCommand, quoted } from './terraform-arguments.ts';
import type { Place } from './terraform-run.ts';
import { typedName } from './unwrapped.ts';

/** How a command reaches terraform: from us, or from a person who is told what to type. */
export interface Way {
  /** Words before terraform's own. */
  readonly before: readonly string[];
  /** The name of terraform where it is a child of what we start: it gets the one SIGINT, and not its parent. */
  readonly child: string | undefined;
  /** Added to the environment of each command. */
  variables(place: Place): Readonly<Record<string, string>>;
  /** The process that holds the state lock, by the one that was started. */
  holder(pid: number): Promise<number>;
  /** Where terraform itself writes what it cannot bring to the state. */
  worksIn(place: Place): Promise<string>;
  /** What a person types before terraform's own words, and once before that. */
  typed(place: Place): { readonly command: string; readonly first: string };
}

/** Terraform or tofu started by us, in the folder of the code. */
export function directWay({ binary, backend }: Pick<TerraformOptions, 'binary' | 'backend'>): Way {
  const name = typedName(binary);
  return {
    before: [],
    child: undefined,
    variables: ({ folder }) => ({ TF_DATA_DIR: join(folder, 'data') }),
    holder: async (pid) => pid,
    worksIn: async ({ root }) => root,
    typed: ({ root, stack }) => ({
      command: `${name} -chdir=${quoted(root)}`,
      first: initCommand(name, root, backend.settings(stack)),
    }),
  };
}
