import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { checkedOut } from '../../../src/adapters/checked-out.ts';
import { commandOutput } from '../../../src/adapters/exec.ts';
import { type Checked, found, missing } from '../checked.ts';

/** The commit that is to be released; what is not committed would be built and released under its name. */
export async function checkApplication(app: string): Promise<Checked<string>> {
  const git = (...args: readonly string[]) =>
    commandOutput('git', ['-C', app, ...args]).catch(() => undefined);
  const commit = (await git('rev-parse', '--verify', 'HEAD')) ?? (await checkedOut(app));
  if (commit === undefined)
    return missing(
      `${app} is no git checkout with a commit.`,
      'Give the application’s checkout in `--app`. A release is named by its commit.',
    );
  const changed = await git('status', '--porcelain', '--untracked-files=no');
  if (changed === undefined)
    return missing(
      `git does not tell whether all of ${app} is committed.`,
      'Install git, or mend what `git status` says there. A release is named by its commit.',
    );
  if (changed !== '')
    return missing(
      `${app} has changes that are not committed: ${changed.split('\n').slice(0, 3).join(', ')}.`,
      'Commit or stash them. A release is named by its commit.',
    );
  return found(commit, `commit ${commit.slice(0, 12)} of ${app}`);
}

/** What a build begins with. */
export async function checkDockerfile(file: string): Promise<Checked<never>> {
  return access(file).then(
    () => ({ problems: [], notes: [] }),
    () =>
      missing(
        `There is no ${file}.`,
        'Copy test/app/project/Dockerfile, or say where yours is: `--input context=…`, `--input dockerfile=…`.',
      ),
  );
}

/** The built action, which deploys. */
export async function checkAction(root: string): Promise<Checked<string>> {
  const folder = join(root, 'dist');
  return access(join(folder, 'index.js')).then(
    () => found(folder),
    () =>
      missing(
        `${join(folder, 'index.js')} is not there.`,
        'Check out a release of Flipgate, or build it: `npm run build`.',
      ),
  );
}
