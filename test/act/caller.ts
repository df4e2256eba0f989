import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hub } from '../cloud/github/hub.ts';
import { command } from '../parts/command.ts';
import type { Pinned } from './for-act.ts';

const TEMPLATES = join(import.meta.dirname, '..', '..', 'workflows');

/** A user's repository: git's on this machine, and what GitHub knows of it. */
export interface Caller {
  readonly folder: string;
  git(...args: readonly string[]): Promise<string>;
  /** Copies templates as the page about them says, and pins them by its command. */
  copyTemplates(names: readonly string[], pinned: Pinned): Promise<void>;
  /** Puts the files of a folder over those that are there. */
  lay(tree: string, into: string): Promise<void>;
  read(file: string): Promise<string>;
  edit(file: string, change: (text: string) => string): Promise<void>;
  /** Commits what is there to the branch that is checked out. @returns the commit, which GitHub knows too. */
  commit(message: string): Promise<string>;
  /** Merges a branch into main, and checks that out: what a pull request's runs are for, on no branch yet. */
  tryMerge(branch: string): Promise<string>;
}

/** An empty repository. */
export async function openCaller(folder: string, hub: Hub): Promise<Caller> {
  await mkdir(join(folder, '.github/workflows'), { recursive: true });
  const git = gitIn(folder);
  const { owner, name } = hub.repository;
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', `https://github.com/${owner}/${name}.git`);
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  return {
    ...{ folder, git, read },
    lay: (tree, into) => cp(tree, join(folder, into), { recursive: true }),
    copyTemplates: async (names, pinned) => {
      for (const one of names) await cp(join(TEMPLATES, one), join(folder, '.github/workflows', one));
      await pinBy(await readFile(join(TEMPLATES, 'README.md'), 'utf8'), folder, pinned);
    },
    edit: async (file, change) => {
      await writeFile(join(folder, file), change(await read(file)));
    },
    commit: async (message) => {
      await git('add', '--all');
      await git('commit', '--quiet', `--message=${message}`);
      const sha = await told(git, hub);
      hub.repository.branches.set(await git('branch', '--show-current'), sha);
      return sha;
    },
    tryMerge: async (branch) => {
      await git('checkout', '--quiet', '--detach', 'main');
      await git('merge', '--quiet', '--no-ff', '--no-edit', branch);
      return told(git, hub);
    },
  };
}

/** Has GitHub know the commit that is checked out. @returns which it is. */
async function told(git: Caller['git'], { repository }: Hub): Promise<string> {
  const [sha = '', parents = '', message = ''] = (await git('log', '-1', '--format=%H%n%P%n%s')).split('\n');
  const of = parents.split(' ').filter((one) => one !== '');
  repository.commits.set(sha, { sha, message, parents: of });
  return sha;
}

/** The page's own `sed`, with a user's values. */
async function pinBy(page: string, folder: string, { repository, commit }: Pinned): Promise<void> {
  const line = page.split('\n').find((one) => one.startsWith('    sed -i'));
  if (line === undefined) throw new Error('workflows/README.md has no `sed` that pins');
  const values = { '<owner>': repository.split('/')[0], '<commit>': commit, '<version>': 'v1.0.0' };
  const script = Object.entries(values).reduce((all, [of, by = '']) => all.replaceAll(of, by), line);
  const { exitCode, output } = await command('sh', ['-ec', script.trim()], { cwd: folder });
  if (exitCode !== 0) throw new Error(output);
}

function gitIn(folder: string): Caller['git'] {
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  return async (...args) => {
    const { exitCode, output } = await command('git', ['-C', folder, ...who, ...args]);
    if (exitCode !== 0) throw new Error(`git ${args.join(' ')}: ${output}`);
    return output.trim();
  };
}
