import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../model/failure.ts';
import type { BaseTree } from '../ports.ts';
import { commandOutput } from './exec.ts';

export interface BasePlace {
  /** Absolute. */
  readonly workspace: string;
  /** Absolute; what is made in it stays until the runner empties it. */
  readonly temp: string;
  readonly path: string;
  /** The commits that the event names as the pull request's base, and as its newest. */
  readonly base: string | undefined;
  readonly head: string | undefined;
}

/**
 * The files of what a pull request would be merged into, in a folder of their own. Of the merge that GitHub makes it is the
 * first parent; where the checkout lacks it, it is asked of the repository that the checkout came from.
 */
export async function baseTree(place: BasePlace): Promise<BaseTree> {
  try {
    const commit = await baseCommit(place);
    if (commit === undefined) return { kind: 'unknown', why: 'the event does not name it' };
    const folder = await mkdtemp(join(place.temp, 'flipgate-base-'));
    const archive = `${folder}.tar`;
    await git(place, ['archive', '--format=tar', `--output=${archive}`, commit]);
    await commandOutput('tar', ['-x', '-f', archive, '-C', folder], { cwd: '/', env: { PATH: place.path } });
    return { kind: 'known', commit, folder };
  } catch (error) {
    return { kind: 'unknown', why: `${reason(error)} \`fetch-depth: 2\` of actions/checkout brings it` };
  }
}

async function baseCommit(place: BasePlace): Promise<string | undefined> {
  const { base, head } = place;
  // Not any merge: the pull request's own newest commit may be one.
  if (head !== undefined && (await parsed(place, 'HEAD^2')) === head) return parsed(place, 'HEAD^1');
  if (base === undefined || (await parsed(place, base))) return base;
  await git(place, ['fetch', '--quiet', '--no-tags', '--depth=1', '--no-recurse-submodules', 'origin', base]);
  return base;
}

async function parsed(place: BasePlace, name: string): Promise<string | undefined> {
  return git(place, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]).catch(
    () => undefined,
  );
}

/** Nothing that the checkout configures is run, and nobody is asked for a password. */
const QUIET = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'safe.directory=*'];

function git({ workspace, path }: BasePlace, args: readonly string[]): Promise<string> {
  return commandOutput('git', [...QUIET, ...args], {
    cwd: workspace,
    env: { PATH: path, GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_NOSYSTEM: '1', HOME: '/nonexistent' },
  });
}

function reason(error: unknown): string {
  const last = error instanceof Failure ? error.logLines.at(-1) : undefined;
  return last === undefined || last === '' ? 'git could not get it;' : `${last};`;
}
