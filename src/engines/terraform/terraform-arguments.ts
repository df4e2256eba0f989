import type { LockFile } from './lock-file.ts';

/** Command lines of terraform and tofu, which agree on all of these. Run inside the stack's root folder. */

export function initArguments(
  settings: Readonly<Record<string, string>>,
  lockFile: LockFile,
): readonly string[] {
  return [
    'init',
    '-input=false',
    '-no-color',
    // A work folder that another run left with another bucket must not ask whether to move the state.
    '-reconfigure',
    ...heldTo(lockFile),
    ...Object.entries(settings).map(([name, value]) => `-backend-config=${name}=${value}`),
  ];
}

/** In a unit of Terragrunt's, which says itself where the state is. */
export function initInUnit(): readonly string[] {
  return ['init', '-input=false', '-no-color', '-reconfigure'];
}

/** For what needs no state: providers and modules alone. */
export function initWithoutState(lockFile: LockFile): readonly string[] {
  return ['init', '-input=false', '-no-color', '-backend=false', ...heldTo(lockFile)];
}

/** With none there is nothing to hold to, and `readonly` would refuse to go on. */
function heldTo(lockFile: LockFile): readonly string[] {
  return lockFile === 'present' ? ['-lockfile=readonly'] : [];
}

export function validateArguments(): readonly string[] {
  return ['validate', '-json'];
}

/** Writes nothing but the names of files that it would change. */
export function formatArguments(): readonly string[] {
  return ['fmt', '-check', '-recursive', '-list=true', '-no-color'];
}

interface PlanWish {
  readonly out: string;
  readonly variablesFile: string;
  readonly stateLock: 'take' | 'leave';
}

export function planArguments(plan: PlanWish): readonly string[] {
  return [
    'plan',
    '-json',
    '-input=false',
    '-detailed-exitcode',
    `-lock=${plan.stateLock === 'take'}`,
    `-var-file=${plan.variablesFile}`,
    `-out=${plan.out}`,
  ];
}

/** Compares what the state remembers with what there is; the code's own changes do not count. */
export function refreshArguments(plan: Omit<PlanWish, 'stateLock'>): readonly string[] {
  const [command = '', ...rest] = planArguments({ ...plan, stateLock: 'leave' });
  return [command, '-refresh-only', ...rest];
}

/** Destroys these and what depends on them. Without an address it would be everything. */
export function removalArguments(plan: PlanWish, addresses: readonly string[]): readonly string[] {
  const [command = '', ...rest] = planArguments(plan);
  return [command, '-destroy', ...rest, ...addresses.map((address) => `-target=${address}`)];
}

export function applyArguments(planFile: string): readonly string[] {
  return ['apply', '-json', '-input=false', planFile];
}

/** Of a plan file; of the state without one. */
export function showArguments(planFile?: string): readonly string[] {
  return ['show', '-json', ...(planFile === undefined ? [] : [planFile])];
}

export function outputArguments(): readonly string[] {
  return ['output', '-json'];
}

export function forceUnlockArguments(lockId: string): readonly string[] {
  return ['force-unlock', '-force', lockId];
}

/** Refused by terraform itself when the stored state is newer or another's. */
export function statePushArguments(file: string): readonly string[] {
  return ['state', 'push', file];
}

/** What a person types to reach the same state from the folder that holds the checkout. */
export function initCommand(
  binary: string,
  root: string,
  settings: Readonly<Record<string, string>>,
): string {
  const given = Object.entries(settings).map(
    ([name, value]) => `-backend-config=${quoted(`${name}=${value}`)}`,
  );
  return [binary, `-chdir=${quoted(root)}`, 'init', '-reconfigure', ...given].join(' ');
}

/** As a POSIX shell must be given it. */
export function quoted(word: string): string {
  return /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
