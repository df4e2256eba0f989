import { mkdir, readFile, rename } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What stays on this machine from run to run, outside every checkout: a state that is not yet in its bucket, providers, logs. */
export interface Home {
  readonly folder: string;
  /** The state while it is here. */
  readonly state: string;
  hasState(): Promise<boolean>;
  /** Puts the state aside when the bucket holds it. */
  setStateAside(): Promise<void>;
}

export async function openHome(
  environment: Readonly<Record<string, string | undefined>>,
  account: string,
  siteKey: string,
): Promise<Home> {
  const base = environment['XDG_STATE_HOME'] || join(environment['HOME'] || homedir(), '.local', 'state');
  const folder = join(base, 'flipgate', account, siteKey);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const state = join(folder, 'bootstrap.tfstate');
  const hasState = async () => isState(await readFile(state, 'utf8').catch(() => ''));
  return {
    ...{ folder, state, hasState },
    setStateAside: async () => {
      await rename(state, `${state}.moved`).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
    },
  };
}

/** Terraform opens the file before it has anything to write, and a lost machine leaves it empty, or half written. */
function isState(text: string): boolean {
  try {
    return typeof (JSON.parse(text) as { lineage?: unknown }).lineage === 'string';
  } catch {
    return false;
  }
}
