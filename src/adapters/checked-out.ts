import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const COMMIT = /^[0-9a-f]{40}$/;

/** The commit that a folder is a checkout of, by git's own files: asking git would run what the repository configures. */
export async function checkedOut(folder: string): Promise<string | undefined> {
  const git = join(folder, '.git');
  const head = await lineOf(join(git, 'HEAD'));
  const branch = /^ref: (refs\/[\w./-]+)$/.exec(head)?.[1];
  if (branch === undefined) return commitIn(head);
  return commitIn(await lineOf(join(git, branch))) ?? packed(await textOf(join(git, 'packed-refs')), branch);
}

function packed(refs: string, branch: string): string | undefined {
  const line = refs.split('\n').find((one) => one.endsWith(` ${branch}`));
  return commitIn(line?.split(' ')[0] ?? '');
}

function commitIn(text: string): string | undefined {
  return COMMIT.test(text) ? text : undefined;
}

async function lineOf(file: string): Promise<string> {
  return (await textOf(file)).trim();
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
